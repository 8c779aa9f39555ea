using Slipway.Sdk.Plugins;

[Plugin(null!, null!)]
public static partial class OpsPlugin;
