namespace Slipway.Plugins.Alertmanager.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(AlertmanagerPlugin), AlertmanagerPlugin.Register);
}
