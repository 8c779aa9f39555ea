namespace Slipway.Plugins.Slack.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(SlackPlugin), SlackPlugin.Register);
}
