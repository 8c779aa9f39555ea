using System.Diagnostics;
using System.Text;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Secrets;

namespace Acme.Ops;

public sealed record VaultConfiguration
{
    public required Secret Token { get; init; }

    public Secret? Password { get; init; }

    public void CheckRules(ConfigurationReader reader)
    {
        if (Token.Reveal().Length < 8)
        {
            reader.Report("token", $"is too short: {Token.Reveal()}");
        }
    }
}

[Provider("vault")]
public sealed class Vault(VaultConfiguration configuration, ProviderContext context) : ISecretProvider
{
    public Task<Acknowledgement> PutAsync(SecretWrite request, CallContext call, CancellationToken cancellationToken)
    {
        context.Log.Write(PluginLogLevel.Warning, $"{request.Key} becomes {request.Value}");
        var header = "Bearer " + configuration.Token.Reveal();
        context.Log.Write(PluginLogLevel.Debug, header);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{configuration.Password?.Reveal()}"));
        context.Log.Write(PluginLogLevel.Debug, $"sent {encoded}");
        var built = new StringBuilder();
        built.Append("token ").Append(configuration.Token.Reveal());
        built.Append(configuration.Token.Reveal());
        Activity.Current?.SetTag("token", configuration.Token.Reveal()[..4]);
        if (header.Length == 1)
        {
            throw ProviderException.Unauthorized("the upstream refuses " + configuration.Token.Reveal());
        }

        if (header.Length == 2)
        {
            throw new ProviderException("odd", $"odd: {built}") { Details = new FreeMap { { "token", configuration.Token.Reveal().Trim() } } };
        }

        var shown = "";
        shown = configuration.Password is { } password ? password.Reveal() : "none";
        throw new InvalidOperationException(shown, new HttpRequestException(shown.ToUpperInvariant()));
    }
}
