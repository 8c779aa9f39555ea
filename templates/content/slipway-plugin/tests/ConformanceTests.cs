using Slipway.Conformance.Checks;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Running;
using Slipway.Metadata.Diagnostics;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example.Tests;

/// <summary>The conformance kit over the plugin, with its fixtures: everything that can be seen without a server.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public async Task Plugin_WithItsFixtures_Conforms()
    {
        var problems = new DiagnosticBag();
        var folder = Path.Combine(AppContext.BaseDirectory, PluginFixtures.Folder);
        var subject = new ConformanceSubject
        {
            Name = "plugin-slug",
            Profile = ConformanceProfile.Provider,
            Fixtures = PluginFixtures.Read(file => File.ReadAllBytes(Path.Combine(folder, file)), PluginFixtures.Folder, problems),
            Plugins = [new CompiledPlugin(Description, ExamplePlugin.Register)],
        };

        var report = await ConformanceRun.RunAsync(subject, null, TestContext.Current.CancellationToken);

        Assert.Empty(problems.Sorted());
        var failed = report.Checks.Where(check => check.Result.Outcome != CheckOutcome.Passed).Select(check => $"{check.Name}: {check.Result.Detail}");
        Assert.True(report.VerdictWord == "passed", string.Join('\n', failed));
    }

    // A server knows this from the package.
    private static PluginDescription Description => new()
    {
        Publisher = "publisher-slug",
        Name = "plugin-slug",
        Version = "0.1.0",
        PackageId = "plugin-slug",
        PackageHash = "",
        Tier = 3,
        FrameworkApi = "v1",
        Providers = [],
    };
}
