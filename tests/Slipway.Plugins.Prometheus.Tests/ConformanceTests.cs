namespace Slipway.Plugins.Prometheus.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(PrometheusPlugin), PrometheusPlugin.Register);
}
