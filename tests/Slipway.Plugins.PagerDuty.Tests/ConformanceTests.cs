namespace Slipway.Plugins.PagerDuty.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(PagerDutyPlugin), PagerDutyPlugin.Register);
}
