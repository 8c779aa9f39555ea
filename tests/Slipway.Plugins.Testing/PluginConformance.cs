using Slipway.Conformance.Checks;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Running;
using Slipway.Metadata.Diagnostics;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Testing;

/// <summary>The conformance kit over a plugin in this process, with the fixtures that it ships.</summary>
internal static class PluginConformance
{
    /// <summary>Expects that everything holds that can be seen without a server.</summary>
    public static async Task AssertAsync(Type plugin, Action<IProviderRegistry> register)
    {
        var problems = new DiagnosticBag();
        var package = plugin.Assembly.GetName().Name!;
        var folder = Repository.PathOf($"plugins-tier1/{package}/{PluginFixtures.Folder}");
        var fixtures = PluginFixtures.Read(file => File.ReadAllBytes(Path.Combine(folder, file)), PluginFixtures.Folder, problems);
        var compiled = new CompiledPlugin(
            new PluginDescription
            {
                Publisher = "slipway",
                Name = package,
                Version = "1.0.0",
                PackageId = package,
                PackageHash = "",
                Tier = 1,
                FrameworkApi = "v1",
                Providers = [],
            },
            register);

        var report = await ConformanceRun.RunAsync(
            new ConformanceSubject { Name = package, Profile = ConformanceProfile.Provider, Fixtures = fixtures, Plugins = [compiled] }, null, TestContext.Current.CancellationToken);

        Assert.Empty(problems.Sorted());
        var notPassed = report.Checks.Where(check => check.Result.Outcome != CheckOutcome.Passed).Select(check => $"{check.Name}: {check.Result.Detail}");
        Assert.True(report.VerdictWord == "passed", string.Join('\n', notPassed));
    }
}
