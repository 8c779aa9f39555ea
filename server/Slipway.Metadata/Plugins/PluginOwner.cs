namespace Slipway.Metadata.Plugins;

/// <summary>A team that answers for a plugin, and where it is reached.</summary>
public sealed record PluginOwner(string Team, string Contact);
