using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Prometheus.Tests;

public sealed class ConfigurationTests
{
    private static readonly PrometheusConfiguration Plain = new() { Url = new Uri("https://prometheus.example.com/") };

    public static TheoryData<PrometheusConfiguration, string> Wrong => new()
    {
        { Plain with { Url = new Uri("https://ops:s3cr3t@prometheus.example.com") }, "url" },
        { Plain with { Url = new Uri("https://prometheus.example.com/?a=b") }, "url" },
        { Plain with { ExternalUrl = new Uri("https://ops:s3cr3t@prometheus.example.com") }, "externalUrl" },
        { Plain with { Token = new("s3cr3t"), Username = "ops", Password = new("s3cr3t") }, "token" },
        { Plain with { Token = new("s3cr3t\r\nX-Evil: 1") }, "token" },
        { Plain with { Username = "ops" }, "password" },
        { Plain with { Password = new("s3cr3t") }, "username" },
        { Plain with { Username = "ops:x", Password = new("s3cr3t") }, "username" },
        { Plain with { ScopeLabels = new Dictionary<string, string> { ["region"] = "region" } }, "scopeLabels" },
        { Plain with { ScopeLabels = new Dictionary<string, string> { ["service"] = "a=\"b\"" } }, "scopeLabels" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Create_ContradictingKeys_NamesTheKeyAndNoSecret(PrometheusConfiguration configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(() => new PrometheusMetrics(configuration, new Host().Context("metric", "prometheus")));

        Assert.Contains(exception.Problems, problem => problem.Key == key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SeveralFaults_NamesThemAll()
    {
        var wrong = Plain with { Username = "ops", Url = new Uri("https://a:b@example.com/?c"), ScopeLabels = new Dictionary<string, string> { ["x"] = "y" } };

        var exception = Assert.Throws<ConfigurationException>(() => new PrometheusMetrics(wrong, new Host().Context("metric", "prometheus")));

        Assert.Equal(["password", "scopeLabels", "url", "url"], exception.Problems.Select(problem => problem.Key).Order(StringComparer.Ordinal));
    }
}
