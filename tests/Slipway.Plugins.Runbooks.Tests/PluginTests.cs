using Slipway.Sdk.Configuration;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Tests;

public sealed class PluginTests
{
    private readonly PluginAssembly _plugin = PluginAssembly.Of(typeof(RunbooksPlugin), RunbooksPlugin.Register);

    [Fact]
    public void Register_Orchestration_DeclaresWhatItHonours()
    {
        var provider = Assert.Single(_plugin.Providers);
        Assert.Equal(("orchestration", "runbooks"), (provider.Capability, provider.Name));
        Assert.Equal(["plans.get", "plans.query", "runs.get", "runs.query", "runs.start", "runs.steps.complete"], provider.Operations.Order(StringComparer.Ordinal));
        Assert.Equal(["service", "team", "environment"], provider.Scope);
    }

    [Fact]
    public void ProjectFiles_AgreeWithTheCode()
    {
        _plugin.AssertSchemaFile("config/runbooks.schema.json");
        _plugin.AssertKeysAreDocumented();
        _plugin.AssertIdentity();
    }

    [Theory]
    [InlineData("""{"plans": "/plans"}""", "runs")]
    [InlineData("""{"runs": "/runs"}""", "plans")]
    [InlineData("""{"plans": "/plans", "runs": "/runs", "keep": 0}""", "keep")]
    [InlineData("""{"plans": "/plans", "runs": "/runs", "refresch": "1s"}""", "refresch")]
    public void Validate_WrongKey_NamesIt(string configuration, string key) =>
        Assert.StartsWith(key + ": ", _plugin.Problems("orchestration", configuration), StringComparison.Ordinal);

    [Fact]
    public void Create_EveryKey_IsRead()
    {
        using var folder = Failover.Folder();
        var configuration = $$"""{ "plans": "{{folder["plans"]}}", "runs": "{{folder["runs"]}}", "refresh": "1m", "keep": 5 }""";

        Assert.Equal("", _plugin.Problems("orchestration", configuration));
        using var runbooks = (RunbooksOrchestration)_plugin.Create<IOrchestrationProvider>("orchestration", configuration, new Host().Context("orchestration", "runbooks"));

        // Nothing is held before the first call: a server that starts beside the one that ends must not fail.
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("""{"plans": "/tmp", "runs": "/no/such/folder/runs"}""", "runs")]
    [InlineData("""{"plans": "/no/such/folder", "runs": "/tmp/runs"}""", "plans")]
    public void Create_FolderThatIsNotThere_NamesTheKey(string configuration, string key)
    {
        var exception = Assert.Throws<ConfigurationException>(
            () => _plugin.Create<IOrchestrationProvider>("orchestration", configuration, new Host().Context("orchestration", "runbooks")));

        Assert.Equal(key, Assert.Single(exception.Problems).Key);
    }
}
