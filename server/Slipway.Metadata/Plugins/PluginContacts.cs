namespace Slipway.Metadata.Plugins;

/// <summary>Where users get help and where weaknesses are reported.</summary>
public sealed record PluginContacts(string? Support, string? Security);
