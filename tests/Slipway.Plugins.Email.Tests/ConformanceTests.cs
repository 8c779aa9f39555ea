namespace Slipway.Plugins.Email.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(EmailPlugin), EmailPlugin.Register);
}
