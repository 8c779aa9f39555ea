using Slipway.Conformance.Checks;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Running;
using Slipway.Metadata.Diagnostics;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public async Task Plugin_WithTheFixturesThatItShips_Conforms()
    {
        var problems = new DiagnosticBag();
        var folder = Repository.PathOf("plugins-tier1/Slipway.Plugins.Mock/conformance");
        var fixtures = PluginFixtures.Read(file => File.ReadAllBytes(Path.Combine(folder, file)), "conformance", problems);
        var plugin = new CompiledPlugin(
            new PluginDescription
            {
                Publisher = "slipway",
                Name = "mock",
                Version = "1.0.0",
                PackageId = "Slipway.Plugins.Mock",
                PackageHash = "",
                Tier = 1,
                FrameworkApi = "v1",
                Providers = [],
            },
            MockPlugin.Register);

        var report = await ConformanceRun.RunAsync(
            new ConformanceSubject { Name = "slipway/mock", Profile = ConformanceProfile.Provider, Fixtures = fixtures, Plugins = [plugin] }, null, TestContext.Current.CancellationToken);

        Assert.Empty(problems.Sorted());
        var notPassed = report.Checks.Where(check => check.Result.Outcome != CheckOutcome.Passed).Select(check => $"{check.Name}: {check.Result.Detail}");
        Assert.True(report.VerdictWord == "passed", string.Join('\n', notPassed));
    }
}
