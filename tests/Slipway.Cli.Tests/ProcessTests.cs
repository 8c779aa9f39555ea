using System.Diagnostics;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests;

/// <summary>The command as a process of its own: what only a process shows.</summary>
public sealed class ProcessTests : IDisposable
{
    private static string Program => SlimDotnet.Command;

    private readonly Site _site = new();

    public ProcessTests() => Tool.RequireThat(SlimDotnet.IsPublished, "there is no published command (dotnet run build.cs -- publish)");

    private Dictionary<string, string?> Environment => new() { ["SLIPWAY_CACHE"] = _site["cache"], ["CI"] = null, ["NO_COLOR"] = "1" };

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("lock")]
    [InlineData("build")]
    public async Task Offline_WithANetworkFeedConfigured_OpensNoSocketToAnywhere(string verb)
    {
        var strace = Tool.Require("strace", "strace");
        _site.Feed.WithServer().WithPlugin("one");
        _site.Write("nuget.config", """<configuration><packageSources><clear /><add key="far" value="https://feeds.example/v3/index.json" /></packageSources></configuration>""");
        _site.Manifest(["one"]);

        var result = await CommandRunner.RunAsync(
            strace, ["-f", "-qq", "-e", "trace=socket", "-o", _site["sockets"], Program, verb, "toy.yaml", "--offline"], _site["."], Environment);

        Assert.True(result.ExitCode == 0, result.All);
        Assert.DoesNotContain("AF_INET", File.ReadAllText(_site["sockets"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ByAUserWithoutAHome_WritesNothingWhereTheyWork()
    {
        _site.Feed.WithServer().WithPlugin("one");
        _site.Manifest(["one"]);
        Directory.CreateDirectory(_site["work"]);

        var result = await CommandRunner.RunAsync(Program, ["check", "../toy.yaml"], _site["work"], new Dictionary<string, string?>(Environment) { ["HOME"] = "/nonexistent" });

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Empty(Directory.GetFileSystemEntries(_site["work"]));
        Assert.Empty(Directory.GetFileSystemEntries(_site["."], ".*"));
    }

    [Fact]
    public async Task Build_InterruptedWhileItWorks_EndsWith130AndLeavesNothingHalfWritten()
    {
        var kill = Tool.Require("kill", "procps");
        _site.Feed.WithServer().WithPlugin("one");
        _site.Manifest(["one"]);
        // With all of .NET to pack, it works long enough to be interrupted.
        var start = new ProcessStartInfo(Repository.PathOf("artifacts/publish/slipway/slipway"), ["build", "toy.yaml"]) { WorkingDirectory = _site["."], RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["SLIPWAY_CACHE"] = _site["cache"];
        start.Environment.Remove("CI");
        using var build = Process.Start(start)!;
        Assert.StartsWith("resolve", await build.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await CommandRunner.RunAsync(kill, ["-INT", build.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, build.ExitCode);
        Assert.Equal("", await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(_site["out"]));

        var again = await CommandRunner.RunAsync(Program, ["build", "toy.yaml"], _site["."], Environment);
        Assert.True(again.ExitCode == 0, again.All);
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task Check_OfAPipeThatNobodyWritesTo_EndsWhenTold(string signal)
    {
        var (kill, mkfifo) = (Tool.Require("kill", "procps"), Tool.Require("mkfifo", "coreutils"));
        await CommandRunner.RunAsync(mkfifo, [_site["pipe"]]);
        // Who may write holds it open, so that the command reads and gets nothing.
        using var held = new FileStream(_site["pipe"], FileMode.Open, FileAccess.ReadWrite);
        using var check = Process.Start(new ProcessStartInfo(Program, ["check", "pipe"]) { WorkingDirectory = _site["."], RedirectStandardError = true })!;
        while (!Directory.GetFiles($"/proc/{check.Id}/fd").Any(file => new FileInfo(file).LinkTarget == _site["pipe"]))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await CommandRunner.RunAsync(kill, [signal, check.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, check.ExitCode);
        Assert.DoesNotContain("Unhandled", await check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
