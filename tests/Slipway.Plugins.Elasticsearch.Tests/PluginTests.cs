using Slipway.Sdk.Configuration;
using Slipway.Sdk.Logs;

namespace Slipway.Plugins.Elasticsearch.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(ElasticsearchPlugin), ElasticsearchPlugin.Register);

    [Fact]
    public void Register_Log_DeclaresWhatItHonours()
    {
        var provider = Assert.Single(_plugin.Providers);
        Assert.Equal(("log", "elasticsearch"), (provider.Capability, provider.Name));
        Assert.Equal(["query"], provider.Operations);
        Assert.Equal(["=", "!=", "=~", "!~", "search", "severityIn", "limit"], provider.Filters);
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/elasticsearch.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            {
              "url": "https://elastic.example.com:9200", "indices": "logs-*,-logs-noise", "username": "ops", "password": "p", "timeout": "3s", "pageSize": 10,
              "maxEntries": 50, "timestampField": "time", "messageField": "msg", "severityField": "level", "scopeFields": { "team": "" },
              "kibanaUrl": "https://kibana.example.com/s/ops", "dataView": "logs"
            }
            """;

        Assert.Equal("", _plugin.Problems("log", Configuration));
        using var logs = (ElasticsearchLogs)_plugin.Create<ILogProvider>("log", Configuration, new Host().Context("log", "elasticsearch"));
    }

    [Theory]
    [InlineData("{}", "url")]
    [InlineData("""{"url": "https://x", "pageSize": 10001}""", "pageSize")]
    [InlineData("""{"url": "https://x", "apikey": "s3cr3t"}""", "apikey")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("log", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url": "https://a:s3cr3t@x"}""", "url")]
    [InlineData("""{"url": "https://x", "kibanaUrl": "https://a:s3cr3t@x"}""", "kibanaUrl")]
    [InlineData("""{"url": "https://x", "apiKey": "s3cr3t", "username": "ops"}""", "apiKey")]
    [InlineData("""{"url": "https://x", "apiKey": "s3cr3t\n"}""", "apiKey")]
    [InlineData("""{"url": "https://x", "password": "s3cr3t"}""", "username")]
    [InlineData("""{"url": "https://x", "scopeFields": {"region": "a"}}""", "scopeFields")]
    public void Create_ContradictingKeys_NamesTheKeyAndNoSecret(string configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<ILogProvider>("log", configuration, new Host().Context("log", "elasticsearch")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }
}
