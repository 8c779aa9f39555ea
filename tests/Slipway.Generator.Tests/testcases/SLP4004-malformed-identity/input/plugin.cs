using Slipway.Sdk.Plugins;

[Plugin("Acme Corp", "-ops")]
public static partial class OpsPlugin;
