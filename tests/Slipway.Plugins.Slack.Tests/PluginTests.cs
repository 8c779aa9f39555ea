using Slipway.Sdk.Configuration;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Slack.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(SlackPlugin), SlackPlugin.Register);

    [Fact]
    public void Register_Messaging_DeclaresSend()
    {
        var provider = Assert.Single(_plugin.Providers);
        Assert.Equal(("messaging", "slack"), (provider.Capability, provider.Name));
        Assert.Equal(["send"], provider.Operations);
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/slack.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            {
              "token": "t", "url": "https://slack-gov.com/api", "timeout": "3s", "channels": { "oncall": "C0123456789" }, "onlyChannels": true,
              "markup": true, "unfurl": true
            }
            """;

        Assert.Equal("", _plugin.Problems("messaging", Configuration));
        using var messages = (SlackMessages)_plugin.Create<IMessagingProvider>("messaging", Configuration, new Host().Context("messaging", "slack"));
    }

    [Theory]
    [InlineData("{}", "token")]
    [InlineData("""{"token": "s3cr3t", "timeout": 0}""", "timeout")]
    [InlineData("""{"token": "s3cr3t", "tokn": "s3cr3t"}""", "tokn")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("messaging", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"token": "s3cr3t\n"}""", "token")]
    [InlineData("""{"token": "s3cr3t", "url": "https://a:b@x"}""", "url")]
    [InlineData("""{"token": "s3cr3t", "channels": {"oncall": ""}}""", "channels")]
    [InlineData("""{"token": "s3cr3t", "onlyChannels": true}""", "onlyChannels")]
    public void Create_ContradictingKeys_NamesTheKeyAndNoSecret(string configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<IMessagingProvider>("messaging", configuration, new Host().Context("messaging", "slack")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }
}
