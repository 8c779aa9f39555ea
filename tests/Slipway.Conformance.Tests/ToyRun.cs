using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Reports;
using Slipway.Conformance.Running;
using Slipway.Conformance.Toys;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Conformance.Tests;

/// <summary>Runs the kit over the toy plugin: in this process.</summary>
internal static partial class ToyRun
{
    public static PluginFixtures Fixtures { get; } = ReadFixtures();

    public static ConformanceSubject InProcess(string fault) => new()
    {
        Name = "acme/toy",
        Profile = ConformanceProfile.Provider,
        Fixtures = Fixtures,
        Plugins = [ToyPlugin.With(fault)],
        Digests = [new ReportedSubject("plugin acme/toy 1.0.0", "sha512:dG95")],
    };

    public static Task<ConformanceReport> RunAsync(ConformanceSubject subject) => ConformanceRun.RunAsync(subject, null, TestContext.Current.CancellationToken);

    private static PluginFixtures ReadFixtures()
    {
        var bag = new DiagnosticBag();
        var folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");
        var fixtures = PluginFixtures.Read(file => File.ReadAllBytes(Path.Combine(folder, file)), "Fixtures", bag);
        Assert.Empty(bag.Sorted());
        return fixtures;
    }
}
