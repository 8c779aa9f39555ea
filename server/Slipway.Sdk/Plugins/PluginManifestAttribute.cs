namespace Slipway.Sdk.Plugins;

/// <summary>
/// What a plugin assembly says about itself. The plugin generator emits it; hosts, build tasks and inspectors read it
/// from the metadata without loading the assembly.
/// </summary>
/// <param name="publisher">Who publishes the plugin.</param>
/// <param name="name">The plugin's name.</param>
/// <param name="frameworkApi">The framework API it was compiled for.</param>
/// <param name="pluginType">The full name of the type that registers its providers.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PluginManifestAttribute(string publisher, string name, string frameworkApi, string pluginType) : Attribute
{
    /// <summary>Who publishes the plugin.</summary>
    public string Publisher { get; } = publisher;

    /// <summary>The plugin's name.</summary>
    public string Name { get; } = name;

    /// <summary>The framework API it was compiled for.</summary>
    public string FrameworkApi { get; } = frameworkApi;

    /// <summary>The full name of the type that registers its providers.</summary>
    public string PluginType { get; } = pluginType;

    /// <summary>
    /// The permissions that plugin.yaml declares. The build hands them to the plugin generator in the additional file
    /// <c>plugin.slipway</c>: the line <c>slipway-plugin/1</c>, then lines such as <c>permission TAB outbound_http</c> and
    /// <c>host TAB {config:url}</c>.
    /// </summary>
    public string[] Permissions { get; set; } = [];

    /// <summary>The hosts that plugin.yaml declares the plugin to talk to, as it writes them.</summary>
    public string[] OutboundHosts { get; set; } = [];
}
