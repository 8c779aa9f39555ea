using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin
{
    public static void Register(IProviderRegistry providers)
    {
    }
}
