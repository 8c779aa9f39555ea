using System.Diagnostics;

namespace Slipway.Images.Tests.RealTools;

/// <summary>Packs in a process of its own, as a build does.</summary>
internal static class PackerProcess
{
    private static readonly string Program = Repository.PathOf("artifacts/bin/Slipway.Images.Packer/release/Slipway.Images.Packer.dll");

    private static readonly string Dotnet = Path.Combine(Host.HostMachine.Options.DotnetRoot, "dotnet");

    /// <summary>Packs and returns the digest that the process printed.</summary>
    public static async Task<string> RunAsync(string folder, string cache, string output, string umask = "022", Dictionary<string, string?>? environment = null)
    {
        var result = await CommandRunner.RunAsync(
            "/bin/sh", ["-c", $"umask {umask}; exec \"$0\" \"$@\"", Dotnet, Program, folder, cache, output], environment: environment);
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output.Trim();
    }

    /// <summary>Starts to pack, for somebody who will kill it.</summary>
    public static Process Start(string folder, string cache, string output) => Process.Start(
        new ProcessStartInfo(Dotnet, [Program, folder, cache, output]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
