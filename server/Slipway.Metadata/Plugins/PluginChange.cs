namespace Slipway.Metadata.Plugins;

/// <summary>Something new in a version; the kind is one of added, changed, deprecated, removed, fixed, security.</summary>
public sealed record PluginChange(string Kind, string Text);
