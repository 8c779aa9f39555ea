using Slipway.Sdk.Plugins;

[Plugin("acme", "two")]
public static partial class TwoPlugin;
