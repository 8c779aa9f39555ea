namespace Slipway.Metadata.Plugins;

/// <summary>Further reading.</summary>
public sealed record PluginLink(string Title, string Url);
