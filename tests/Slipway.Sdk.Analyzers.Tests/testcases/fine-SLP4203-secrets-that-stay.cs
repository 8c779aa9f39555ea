using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Secrets;

namespace Acme.Ops;

public sealed record VaultConfiguration
{
    public required Secret Token { get; init; }

    public void CheckRules(ConfigurationReader reader)
    {
        if (Token.Reveal().Length < 8)
        {
            reader.Report("token", $"has {Token.Reveal().Length} characters, and needs 8");
        }
    }
}

[Provider("vault")]
public sealed class Vault(VaultConfiguration configuration, ProviderContext context) : ISecretProvider
{
    private readonly HttpClient _client = context.CreateHttpClient();

    public async Task<Secret> GetAsync(SecretReference request, CallContext call, CancellationToken cancellationToken)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "https://acme.example");
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", configuration.Token.Reveal());
        using var answer = await _client.SendAsync(asked, cancellationToken);
        context.Log.Write(PluginLogLevel.Debug, $"{configuration.Token} asked for {request.Key}: {answer.StatusCode}");
        var print = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(configuration.Token.Reveal())));
        context.Log.Write(PluginLogLevel.Debug, $"with the key {print[..8]}");
        if (string.IsNullOrEmpty(configuration.Token.Reveal()) || !configuration.Token.Reveal().StartsWith("xoxb-", StringComparison.Ordinal))
        {
            throw ProviderException.Unauthorized(configuration.Token.Reveal() == "" ? "the token is empty" : $"the token {configuration.Token} begins with something else than xoxb-");
        }

        return new Secret(await answer.Content.ReadAsStringAsync(cancellationToken));
    }
}
