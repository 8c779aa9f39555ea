namespace Slipway.Plugins.Backstage.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(BackstagePlugin), BackstagePlugin.Register);
}
