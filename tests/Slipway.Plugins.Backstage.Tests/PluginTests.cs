using Slipway.Sdk.Configuration;
using Slipway.Sdk.Services;

namespace Slipway.Plugins.Backstage.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(BackstagePlugin), BackstagePlugin.Register);

    [Fact]
    public void Register_BothCapabilities_DeclareWhatTheyHonour()
    {
        var services = _plugin.Providers.Single(provider => provider.Capability == "service");
        Assert.Equal(["ids", "name", "tags", "limit"], services.Filters);
        Assert.Equal(["get", "members", "query"], _plugin.Providers.Single(provider => provider.Capability == "team").Operations.Order(StringComparer.Ordinal));
        Assert.All(_plugin.Providers, provider => Assert.Equal("backstage", provider.Name));
        Assert.All(_plugin.Providers, provider => Assert.Equal(["service", "team"], provider.Scope));
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/backstage.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            { "url": "https://backstage.acme.example", "token": "t", "appUrl": "https://portal.acme.example", "refresh": "1m", "timeout": "3s", "types": [] }
            """;

        Assert.Equal("", _plugin.Problems("service", Configuration));
        using var services = (BackstageServices)_plugin.Create<IServiceCatalogProvider>("service", Configuration, new Host().Context("service", "backstage"));
    }

    [Theory]
    [InlineData("""{"url": "ftp://x"}""", "url")]
    [InlineData("""{"url": "https://x", "timeout": "0s"}""", "timeout")]
    [InlineData("""{"url": "https://x", "tokn": "s3cr3t"}""", "tokn")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("service", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "url")]
    [InlineData("""{"url": "https://x", "files": "/tmp"}""", "url")]
    [InlineData("""{"files": "/no/such/folder"}""", "files")]
    [InlineData("""{"url": "https://a:s3cr3t@x"}""", "url")]
    [InlineData("""{"url": "https://x", "token": "s3cr3t\n"}""", "token")]
    [InlineData("""{"url": "https://x", "types": ["service,website"]}""", "types")]
    public void Create_ContradictingKeys_NamesTheKeyAndNoSecret(string configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<IServiceCatalogProvider>("service", configuration, new Host().Context("service", "backstage")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }
}
