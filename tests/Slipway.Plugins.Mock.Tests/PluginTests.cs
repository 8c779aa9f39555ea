using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Secrets;

namespace Slipway.Plugins.Mock.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(MockPlugin), MockPlugin.Register);

    [Fact]
    public void Register_EveryCapability_HasAllItsOperations() =>
        Assert.Equal(
            FrameworkV1.Capabilities
                .Select(capability => $"{capability.Name}/mock {string.Join(' ', capability.Operations.Select(operation => operation.ShortName).Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
            _plugin.Providers
                .Select(provider => $"{provider.Capability}/{provider.Name} {string.Join(' ', provider.Operations.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/mock.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Fact]
    public async Task Create_Configuration_IsHonoured()
    {
        var incidents = _plugin.Create<IIncidentProvider>("incident", """{"items": 3, "prefix": "x-"}""", new Host().Context("incident", "mock"));

        var page = await incidents.QueryAsync(new(), Host.Call, CancellationToken.None);

        Assert.Equal(["x-inc-3", "x-inc-2", "x-inc-1"], page.Items.Select(incident => incident.Id));
    }

    [Fact]
    public void Create_WithoutConfiguration_IsASecretProvider() =>
        Assert.IsType<MockSecrets>(_plugin.Create<ISecretProvider>("secret", "{}", new Host().Context("secret", "mock")));

    [Theory]
    [InlineData("""{"items": -1}""", "items")]
    [InlineData("""{"items": 10001}""", "items")]
    [InlineData("""{"latency": "soon"}""", "latency")]
    [InlineData("""{"itmes": 3}""", "itmes")]
    [InlineData("""{"fault": ""}""", "fault")]
    public void Validate_WrongKey_NamesIt(string configuration, string key) =>
        Assert.StartsWith(key + ": ", _plugin.Problems("incident", configuration), StringComparison.Ordinal);
}
