using System.Reflection;
using System.Reflection.Emit;
using Slipway.Sdk.Plugins;

namespace Slipway.Sdk.Tasks.Tests.Checks;

/// <summary>Writes assemblies that carry the attributes of a plugin, as the generator does.</summary>
internal static class PluginDll
{
    public const string Schema =
        """
        { "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": { "url": { "type": "string" }, "token": { "type": "string", "writeOnly": true }, "size": { "type": ["string", "number"] } }, "required": [ "url" ] }
        """;

    public static readonly PluginProviderAttribute Metric = new("metric", "prometheus")
    {
        Operations = ["query", "describe"],
        Scope = ["service"],
        Filters = ["=", "!="],
        ConfigurationSchema = Schema,
    };

    /// <summary>An assembly without anything of ours.</summary>
    public static void WriteLibrary(string path) => Build().Save(path);

    /// <summary>A plugin assembly.</summary>
    public static void Write(string path, PluginManifestAttribute plugin, params PluginProviderAttribute[] providers)
    {
        var assembly = Build();
        assembly.SetCustomAttribute(new CustomAttributeBuilder(
            Constructor(typeof(PluginManifestAttribute)), [plugin.Publisher, plugin.Name, plugin.FrameworkApi, plugin.PluginType]));
        foreach (var provider in providers)
        {
            assembly.SetCustomAttribute(Attribute(provider));
        }

        assembly.Save(path);
    }

    private static PersistedAssemblyBuilder Build()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Acme.Ops"), typeof(object).Assembly);
        assembly.DefineDynamicModule("Acme.Ops");
        return assembly;
    }

    private static CustomAttributeBuilder Attribute(PluginProviderAttribute provider)
    {
        string[] names = ["Operations", "Scope", "Filters", "ConfigurationSchema"];
        return new CustomAttributeBuilder(
            Constructor(typeof(PluginProviderAttribute)), [provider.Capability, provider.Name],
            [.. names.Select(name => typeof(PluginProviderAttribute).GetProperty(name)!)],
            [provider.Operations, provider.Scope, provider.Filters, provider.ConfigurationSchema]);
    }

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().Single();
}
