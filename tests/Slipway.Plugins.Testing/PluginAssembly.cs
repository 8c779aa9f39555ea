using System.Reflection;
using System.Text.Json;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Testing;

/// <summary>What a plugin registers, and the files of its project.</summary>
internal sealed class PluginAssembly : IProviderRegistry
{
    private readonly Type _plugin;
    private readonly string _folder;

    private PluginAssembly(Type plugin, Action<IProviderRegistry> register)
    {
        _plugin = plugin;
        _folder = Repository.PathOf($"plugins-tier1/{plugin.Assembly.GetName().Name}");
        register(this);
    }

    /// <summary>The registered providers.</summary>
    public List<ProviderRegistration> Providers { get; } = [];

    /// <summary>Registers a plugin.</summary>
    public static PluginAssembly Of(Type plugin, Action<IProviderRegistry> register) => new(plugin, register);

    void IProviderRegistry.Add(ProviderRegistration provider) => Providers.Add(provider);

    /// <summary>The provider of a capability, made from a configuration as an operator writes it.</summary>
    public T Create<T>(string capability, string configuration, ProviderContext context)
        where T : class =>
        (T)Providers.Single(provider => provider.Capability == capability).Create(Json(configuration), context);

    /// <summary>All that is wrong with a configuration, one problem a line.</summary>
    public string Problems(string capability, string configuration) =>
        string.Join('\n', Validate(capability, configuration).Select(problem => problem.ToString()));

    /// <summary>Expects that the schema file is the schema of the code; <c>UPDATE_SNAPSHOTS=1</c> writes it.</summary>
    public void AssertSchemaFile(string file)
    {
        var path = Path.Combine(_folder, file);
        foreach (var provider in Providers)
        {
            var schema = Json(provider.ConfigurationSchema);
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, schema.GetRawText() + "\n");
            }

            Assert.True(JsonElement.DeepEquals(schema, Json(File.ReadAllText(path))), $"{file} is not the schema of {provider.Capability}/{provider.Name}");
        }
    }

    /// <summary>Expects that docs/configuration.md names every key of the schema.</summary>
    public void AssertKeysAreDocumented()
    {
        var text = File.ReadAllText(Path.Combine(_folder, "docs/configuration.md"));
        var keys = Providers.SelectMany(provider => Json(provider.ConfigurationSchema).GetProperty("properties").EnumerateObject()).Select(key => key.Name).Distinct();
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", text, StringComparison.Ordinal));
    }

    /// <summary>Expects that plugin.yaml and the assembly have one identity.</summary>
    public void AssertIdentity()
    {
        var manifest = _plugin.Assembly.GetCustomAttribute<PluginManifestAttribute>();
        Assert.NotNull(manifest);
        Assert.Contains(
            $"metadata: {{ publisher: {manifest.Publisher}, name: {manifest.Name} }}",
            File.ReadAllText(Path.Combine(_folder, "plugin.yaml")), StringComparison.Ordinal);
    }

    private IReadOnlyList<ConfigurationProblem> Validate(string capability, string configuration) =>
        Providers.Single(provider => provider.Capability == capability).Validate(Json(configuration));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
