using Slipway.Sdk.Alerts;
using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Alertmanager.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(AlertmanagerPlugin), AlertmanagerPlugin.Register);

    [Fact]
    public void Register_Alert_DeclaresWhatItHonours()
    {
        var provider = Assert.Single(_plugin.Providers);
        Assert.Equal(("alert", "alertmanager"), (provider.Capability, provider.Name));
        Assert.Equal(["get", "query"], provider.Operations.Order(StringComparer.Ordinal));
        Assert.Equal(["service", "team", "environment"], provider.Scope);
        Assert.Equal(["query", "statuses", "severities", "limit"], provider.Filters);
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/alertmanager.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            {
              "url": "https://alertmanager.example.com", "externalUrl": "https://alerts.example.com", "token": "t", "timeout": 3,
              "scopeLabels": { "service": "job" }, "severityLabel": "level", "titleAnnotation": "title", "descriptionAnnotation": "text"
            }
            """;

        Assert.Equal("", _plugin.Problems("alert", Configuration));
        using var alerts = (AlertmanagerAlerts)_plugin.Create<IAlertProvider>("alert", Configuration, new Host().Context("alert", "alertmanager"));
    }

    [Theory]
    [InlineData("{}", "url")]
    [InlineData("""{"url": "ftp://x"}""", "url")]
    [InlineData("""{"url": "https://x", "severityLabel": ""}""", "severityLabel")]
    [InlineData("""{"url": "https://x", "pasword": "s3cr3t"}""", "pasword")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("alert", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url": "https://a:s3cr3t@x"}""", "url")]
    [InlineData("""{"url": "https://x", "username": "ops"}""", "password")]
    [InlineData("""{"url": "https://x", "scopeLabels": {"service": "a b"}}""", "scopeLabels")]
    public void Create_ContradictingKeys_NamesTheKeyAndNoSecret(string configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<IAlertProvider>("alert", configuration, new Host().Context("alert", "alertmanager")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }
}
