using Slipway.Sdk.Plugins;

[Plugin("acme", "one")]
public static partial class OnePlugin;
