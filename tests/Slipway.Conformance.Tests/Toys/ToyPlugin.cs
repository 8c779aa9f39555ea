using System.Text.Json;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Slipway.Conformance.Toys;

/// <summary>A plugin for incidents and services that does one thing wrong, or none.</summary>
public static class ToyPlugin
{
    private static readonly string[] AllOfIncidents = ["query", "get", "create", "update", "timeline.get", "timeline.append"];

    /// <summary>The plugin with a fault: the id of the check that shall catch it; empty for none.</summary>
    public static CompiledPlugin With(string fault) => new(
        new PluginDescription
        {
            Publisher = "acme",
            Name = "toy",
            Version = "1.0.0",
            PackageId = "Acme.Ops.Toy",
            PackageHash = "dG95",
            Tier = 3,
            FrameworkApi = "v1",
            Providers = ["incident/toy", "service/toy"],
        },
        registry =>
        {
            registry.Add(Registration("incident", Operations(fault), fault, (config, context) => new ToyIncidents(Upstream(config, context, fault), fault)));
            registry.Add(Registration("service", ["query"], fault, (_, _) => new ToyServices(fault)));
        });

    private static string[] Operations(string fault) => fault switch
    {
        "contract.undeclared" => [.. AllOfIncidents.Where(operation => operation != "timeline.get")],
        _ => AllOfIncidents,
    };

    private static ToyUpstream Upstream(JsonElement config, ProviderContext context, string fault)
    {
        var address = new Uri(config.TryGetProperty("url", out var url) ? url.GetString()! : "http://127.0.0.1:9");
        if (fault == "secrets.hidden")
        {
            context.Log.Write(PluginLogLevel.Information, $"signed in with {(config.TryGetProperty("token", out var token) ? token.GetString() : "nothing")}");
        }

        Keep(config.TryGetProperty("folder", out var folder) ? folder.GetString() : null);
        ToyStart.Misbehave(fault, address);
        return new ToyUpstream(context.CreateHttpClient(), address, fault);
    }

    private static ProviderRegistration Registration(string capability, IReadOnlyList<string> operations, string fault, Func<JsonElement, ProviderContext, object> create) => new()
    {
        Capability = capability,
        Name = "toy",
        Operations = operations,
        Scope = ["service"],
        ConfigurationSchema = "{}",
        Validate = config => Validate(config, fault),
        Create = create,
    };

    // Takes the files of its fixture at their word: what was promised to be there is read, and something is written beside it.
    private static void Keep(string? folder)
    {
        if (folder is not null)
        {
            File.WriteAllText(Path.Combine(folder, "kept"), File.ReadAllText(Path.Combine(folder, "notes", "greeting")));
        }
    }

    private static IReadOnlyList<ConfigurationProblem> Validate(JsonElement configuration, string fault)
    {
        var reader = new ConfigurationReader(configuration);
        reader.Uri("url");
        var token = reader.Text("token");
        reader.Text("folder");
        reader.RefuseUnknownKeys();
        return fault == "config.minimal" && string.IsNullOrEmpty(token) ? [.. reader.Problems, new ConfigurationProblem("token", "is needed")]
            : fault == "config.key" && reader.Problems.Count > 0 ? [new ConfigurationProblem("", "something is wrong")]
            : reader.Problems;
    }
}
