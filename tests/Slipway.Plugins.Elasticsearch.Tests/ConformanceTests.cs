namespace Slipway.Plugins.Elasticsearch.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public Task Plugin_WithTheFixturesThatItShips_Conforms() => PluginConformance.AssertAsync(typeof(ElasticsearchPlugin), ElasticsearchPlugin.Register);
}
