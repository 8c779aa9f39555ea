using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[Provider("one")]
public sealed class Nothing : IDisposable
{
    public void Dispose()
    {
    }
}
