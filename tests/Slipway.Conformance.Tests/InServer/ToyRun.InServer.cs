using Slipway.Conformance.Launching;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Tests;

/// <content>In a server of its own.</content>
internal static partial class ToyRun
{
    // Machines that test are busy.
    private static readonly RunSettings Patience = new() { StartBudget = TimeSpan.FromSeconds(30), StopBudget = TimeSpan.FromSeconds(20) };

    // Beside the tests' own folder, in the same configuration.
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Slipway.Conformance.Toys", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Slipway.Conformance.Toys");

    public static ConformanceSubject InServer(string fault) => new()
    {
        Name = "acme/toy",
        Profile = ConformanceProfile.Plugin,
        Fixtures = Fixtures,
        Launcher = Launcher(fault),
        ExpectedPlugins = ["acme/toy 1.0.0"],
        Settings = fault is "server.start-budget" or "server.stop" ? Patience with { StartBudget = TimeSpan.FromSeconds(6), StopBudget = TimeSpan.FromSeconds(6) } : Patience,
        Scopes = new Dictionary<string, IReadOnlyList<string>> { ["incident/toy"] = ["service"], ["service/toy"] = ["service"] },
    };

    public static IServerLauncher Launcher(string fault) =>
        new ToyLauncher(new ProgramLauncher(Path.GetFullPath(Program), [], Tool.Find("unshare")), fault);
}
