using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Registries;

/// <summary>A build's output with one plugin, made once for all tests that only bring it somewhere.</summary>
internal static class ToyImage
{
    /// <summary>The output folder and the image's digest.</summary>
    public static Task<(string Folder, string Digest)> Made { get; } = MakeAsync();

    private static async Task<(string Folder, string Digest)> MakeAsync()
    {
        var site = new Site();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => site.Dispose();
        site.Feed.WithServer().WithPlugin("one");
        site.Manifest(["one"]);
        var built = await CommandRunner.RunAsync(
            PublishedCommand.Program, ["build", "toy.yaml", "-o", "out"], site["."], new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = site["cache"], ["CI"] = null });
        Assert.True(built.ExitCode == 0, built.All);
        return (site["out"], built.Output.TrimEnd('\n').Split('@')[1]);
    }
}
