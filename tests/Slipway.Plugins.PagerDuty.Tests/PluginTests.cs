using Slipway.Sdk.Configuration;
using Slipway.Sdk.Incidents;

namespace Slipway.Plugins.PagerDuty.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(PagerDutyPlugin), PagerDutyPlugin.Register);

    [Fact]
    public void Register_BothCapabilities_DeclareWhatTheyHonour()
    {
        var incidents = _plugin.Providers.Single(provider => provider.Capability == "incident");
        Assert.Equal(["create", "get", "query", "timeline.append", "timeline.get", "update"], incidents.Operations.Order(StringComparer.Ordinal));
        Assert.Equal(["service", "team"], incidents.Scope);
        Assert.Equal(["query"], _plugin.Providers.Single(provider => provider.Capability == "service").Operations);
        Assert.All(_plugin.Providers, provider => Assert.Equal("pagerduty", provider.Name));
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/pagerduty.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            {
              "url": "https://api.eu.pagerduty.com", "token": "t", "from": "ops@acme.example", "timeout": "3s", "days": 7,
              "defaultService": "checkout", "services": { "checkout": "PIJ90N7" }, "teams": { "payments": "PQ9K7I8" }
            }
            """;

        Assert.Equal("", _plugin.Problems("incident", Configuration));
        using var incidents = (PagerDutyIncidents)_plugin.Create<IIncidentProvider>("incident", Configuration, new Host().Context("incident", "pagerduty"));
    }

    [Theory]
    [InlineData("{}", "token")]
    [InlineData("""{"token": "s3cr3t", "days": 181}""", "days")]
    [InlineData("""{"token": "s3cr3t", "url": "ftp://x"}""", "url")]
    [InlineData("""{"token": "s3cr3t", "tokn": "s3cr3t"}""", "tokn")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("incident", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"token": "s3cr3t\n"}""", "token")]
    [InlineData("""{"token": "s3cr3t", "from": "Ada <ada>"}""", "from")]
    [InlineData("""{"token": "s3cr3t", "url": "https://a:b@x"}""", "url")]
    [InlineData("""{"token": "s3cr3t", "services": {"checkout": "Checkout"}}""", "services")]
    [InlineData("""{"token": "s3cr3t", "teams": {"a": "PQ9K7I8", "b": "PQ9K7I8"}}""", "teams")]
    public void Create_ContradictingKeys_NamesTheKeyAndNoSecret(string configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<IIncidentProvider>("incident", configuration, new Host().Context("incident", "pagerduty")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }
}
