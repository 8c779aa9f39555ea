using Slipway.Sdk.Configuration;
using Slipway.Sdk.Messages;

namespace Slipway.Plugins.Email.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(EmailPlugin), EmailPlugin.Register);

    [Fact]
    public void Register_Messaging_DeclaresWhatItHonours()
    {
        var provider = Assert.Single(_plugin.Providers);
        Assert.Equal(("messaging", "email", "send"), (provider.Capability, provider.Name, Assert.Single(provider.Operations)));
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/email.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        const string Configuration = """
            {
              "server": "smtp.example.com:465", "security": "tls",
              "certificateSha256": "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
              "username": "ops", "password": "p", "from": "ops@example.com", "fromName": "Ops", "subject": "News", "channels": { "a": "b@example.com" },
              "recipientDomains": [ "example.com" ], "greeting": "host.example.com", "timeout": "5s"
            }
            """;

        Assert.Equal("", _plugin.Problems("messaging", Configuration));
        Assert.IsType<EmailMessages>(_plugin.Create<IMessagingProvider>("messaging", Configuration, new Host().Context("messaging", "email")));
    }

    [Theory]
    [InlineData("{}", "server")]
    [InlineData("""{"server": "a:25", "from": "a@b.example", "security": "maybe"}""", "security")]
    [InlineData("""{"server": "a:25", "from": "a@b.example", "timeout": "never"}""", "timeout")]
    [InlineData("""{"server": "a:25", "from": "a@b.example", "pasword": "s3cr3t"}""", "pasword")]
    public void Validate_WrongKey_NamesIt(string configuration, string key)
    {
        var problems = _plugin.Problems("messaging", configuration);

        Assert.StartsWith(key + ": ", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "server": "smtp.example.com" """, "server")]
    [InlineData(""" "server": "smtp.example.com:0" """, "server")]
    [InlineData(""" "server": "a b:25" """, "server")]
    [InlineData(""" "from": "Ops <ops@example.com>" """, "from")]
    [InlineData(""" "fromName": "Ops\r\nBcc: evil@example.com" """, "fromName")]
    [InlineData(""" "subject": "News\nX: y" """, "subject")]
    [InlineData(""" "username": "ops" """, "password")]
    [InlineData(""" "password": "s3cr3t" """, "username")]
    [InlineData(""" "username": "ops", "password": "s3cr3t", "security": "none" """, "security")]
    [InlineData(""" "username": "ops", "password": "s3cr3t\u0000" """, "password")]
    [InlineData(""" "certificateSha256": "s3cr3t00000000000000000000000000000000000000000000000000000000000" """, "certificateSha256")]
    [InlineData(""" "channels": { "all": "a@example.com,," } """, "channels")]
    [InlineData(""" "recipientDomains": [ "*.*" ] """, "recipientDomains")]
    [InlineData(""" "greeting": "host\r\nMAIL FROM:<x>" """, "greeting")]
    public void Create_KeyThatCannotBe_IsNamedWithoutSecrets(string keys, string key)
    {
        var configuration = $$"""{ "server": "smtp.example.com:587", "from": "ops@example.com", {{keys}} }""";

        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<IMessagingProvider>("messaging", configuration, new Host().Context("messaging", "email")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
    }
}
