using Slipway.Sdk.Plugins;

[assembly: PluginManifest("acme", "empty", "v1", "Acme.Empty")]
[assembly: PluginProvider("metric", "empty")]

