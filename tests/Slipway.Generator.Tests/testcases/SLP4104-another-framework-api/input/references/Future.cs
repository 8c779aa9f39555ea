using Slipway.Sdk.Plugins;

[assembly: PluginManifest("acme", "future", "v2", "Future.FuturePlugin")]
[assembly: PluginProvider("metric", "future")]

