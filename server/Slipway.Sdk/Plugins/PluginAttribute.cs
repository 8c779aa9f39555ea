namespace Slipway.Sdk.Plugins;

/// <summary>
/// Marks the one <c>public static partial class</c> of an assembly that registers its providers. The plugin generator
/// writes its <c>Register</c> method. Publisher and name are the plugin's identity and equal those in plugin.yaml.
/// </summary>
/// <param name="publisher">Who publishes the plugin.</param>
/// <param name="name">The plugin's name, unique within its publisher.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PluginAttribute(string publisher, string name) : Attribute
{
    /// <summary>Who publishes the plugin.</summary>
    public string Publisher { get; } = publisher;

    /// <summary>The plugin's name, unique within its publisher.</summary>
    public string Name { get; } = name;
}
