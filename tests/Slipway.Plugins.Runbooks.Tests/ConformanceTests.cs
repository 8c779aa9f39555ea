namespace Slipway.Plugins.Runbooks.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(RunbooksPlugin), RunbooksPlugin.Register);
}
