using Slipway.Sdk.Configuration;
using Slipway.Sdk.Metrics;

namespace Slipway.Plugins.Prometheus.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(PrometheusPlugin), PrometheusPlugin.Register);

    [Fact]
    public void Register_Metric_DeclaresWhatItHonours()
    {
        var provider = Assert.Single(_plugin.Providers);
        Assert.Equal(("metric", "prometheus"), (provider.Capability, provider.Name));
        Assert.Equal(["describe", "query"], provider.Operations.Order(StringComparer.Ordinal));
        Assert.Equal(["service", "team", "environment"], provider.Scope);
        Assert.Equal(["=", "!=", "=~", "!~"], provider.Filters);
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/prometheus.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            {
              "url": "https://prometheus.example.com", "externalUrl": "https://graphs.example.com", "username": "ops", "password": "p",
              "timeout": "2s", "scopeLabels": { "service": "job" }, "rateWindow": 60, "describeWindow": "2h", "maxSeries": 10
            }
            """;

        Assert.Equal("", _plugin.Problems("metric", Configuration));
        using var metrics = (PrometheusMetrics)_plugin.Create<IMetricProvider>("metric", Configuration, new Host().Context("metric", "prometheus"));
    }

    [Theory]
    [InlineData("{}", "url")]
    [InlineData("""{"url": "prometheus:9090"}""", "url")]
    [InlineData("""{"url": "https://x", "timeout": 0}""", "timeout")]
    [InlineData("""{"url": "https://x", "maxSeries": 0}""", "maxSeries")]
    [InlineData("""{"url": "https://x", "tokn": "s3cr3t"}""", "tokn")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("metric", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ContradictingKeys_IsRefused() =>
        Assert.Throws<ConfigurationException>(() => _plugin.Create<IMetricProvider>(
            "metric", """{"url": "https://x", "username": "ops"}""", new Host().Context("metric", "prometheus")));
}
