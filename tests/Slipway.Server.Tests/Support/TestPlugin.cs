using System.Text.Json;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Slipway.Server.Tests.Support;

/// <summary>A compiled-in plugin whose provider <c>echo</c> serves every capability.</summary>
internal static class TestPlugin
{
    public static CompiledPlugin Compiled { get; } = With(static (_, _) => new EchoProvider());

    /// <summary>The environment that puts the provider into every capability.</summary>
    public static string[] Everywhere { get; } =
        [.. FrameworkV1.Capabilities.Where(capability => capability.Name != "secret").Select(capability => $"OPSORCH_{capability.EnvironmentName}_PROVIDER=echo")];

    public static CompiledPlugin With(Func<JsonElement, ProviderContext, object> create, IReadOnlyList<string>? operations = null) => new(
        new PluginDescription
        {
            Publisher = "slipway",
            Name = "echo",
            Version = "2.1.0",
            PackageId = "Slipway.Plugins.Echo",
            PackageHash = "aGFzaA==",
            Tier = 2,
            FrameworkApi = "v1",
            Providers = ["incident/echo"],
            Permissions = ["outbound_http"],
            OutboundHosts = ["{config:url}", "api.example.com"],
        },
        registry =>
        {
            foreach (var capability in FrameworkV1.Capabilities)
            {
                registry.Add(new ProviderRegistration
                {
                    Capability = capability.Name,
                    Name = "echo",
                    Operations = operations ?? [.. capability.Operations.Select(operation => operation.ShortName)],
                    ConfigurationSchema = "{}",
                    Validate = static configuration => Validate(configuration),
                    Create = create,
                });
            }
        });

    private static IReadOnlyList<ConfigurationProblem> Validate(JsonElement configuration)
    {
        var reader = new ConfigurationReader(configuration);
        reader.Text("token");
        reader.Uri("url");
        reader.RefuseUnknownKeys();
        return reader.Problems;
    }
}
