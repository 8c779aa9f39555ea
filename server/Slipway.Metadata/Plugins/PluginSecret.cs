namespace Slipway.Metadata.Plugins;

/// <summary>A secret in a plugin's configuration, and the key that carries it.</summary>
public sealed record PluginSecret(string Name, string Key, bool Required);
