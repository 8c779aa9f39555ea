namespace Slipway.Sdk.Plugins;

/// <summary>One provider of a plugin assembly. The plugin generator emits it beside <see cref="PluginManifestAttribute"/>.</summary>
/// <param name="capability">The capability it serves.</param>
/// <param name="name">The name by which operators choose it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PluginProviderAttribute(string capability, string name) : Attribute
{
    /// <summary>The capability it serves.</summary>
    public string Capability { get; } = capability;

    /// <summary>The name by which operators choose it.</summary>
    public string Name { get; } = name;

    /// <summary>The short names of the operations it offers.</summary>
    public string[] Operations { get; set; } = [];

    /// <summary>The members of the query scope that it honours.</summary>
    public string[] Scope { get; set; } = [];

    /// <summary>The filters that it honours.</summary>
    public string[] Filters { get; set; } = [];

    /// <summary>The JSON Schema of its configuration.</summary>
    public string ConfigurationSchema { get; set; } = "";
}
