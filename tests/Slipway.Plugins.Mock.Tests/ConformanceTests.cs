namespace Slipway.Plugins.Mock.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(MockPlugin), MockPlugin.Register);
}
