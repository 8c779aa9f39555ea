using System.Text.Json;

namespace Slipway.Release.Tests.Rehearsal;

/// <summary>
/// A small repository of real parts: the manifests, plugin descriptions and settings of this one, as they stood before a release that leads
/// to its version. Its own test command judges nothing of ours and brings the packages and the command that were built here.
/// </summary>
internal static class ReleasedParts
{
    /// <summary>The version of this tree, which the rehearsal releases.</summary>
    public static ReleaseVersion Version { get; } = VersionStamp.Of(File.ReadAllText(Repository.PathOf(VersionStamp.Place)));

    /// <summary>Which release leads to it, and from where.</summary>
    public static (string Kind, ReleaseVersion Before) Step { get; } =
        Version.Patch > 0 ? ("patch", Version with { Patch = Version.Patch - 1 })
        : Version.Minor > 0 ? ("minor", Version with { Minor = Version.Minor - 1 })
        : ("major", new ReleaseVersion(Version.Major - 1, 9, 0));

    /// <summary>What of this tree the small one has.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        VersionStamp.Place, "global.json", ".gitignore", "README.md", FrameworkSurface.Approved,
        .. new Checkout(Repository.Root).TrackedFiles.Where(path =>
            path.StartsWith("manifests/ops-server", StringComparison.Ordinal) || (path.StartsWith("plugins-tier1/Slipway.Plugins.", StringComparison.Ordinal) && path.EndsWith("/plugin.yaml", StringComparison.Ordinal))),
    ];

    /// <summary>The repository, with the release before tagged and pushed.</summary>
    public static SmallRepository Lay()
    {
        Tool.RequireThat(File.Exists(Repository.PathOf("artifacts/publish/slipway/slipway")), "there is no published command (dotnet run build.cs -- publish)");
        var repository = new SmallRepository(Step.Before.ToString());
        foreach (var path in Paths)
        {
            repository.Write(path, VersionStamp.Apply(path, File.ReadAllText(Repository.PathOf(path)), Version, Step.Before));
        }

        repository.Write("build.cs", TestCommand());
        repository.Release(Step.Before.ToString());
        return repository;
    }

    private static string TestCommand() => $$"""
        if (args is not ["test"] || System.IO.File.Exists("broken"))
        {
            System.Console.WriteLine("Total: 0 passed, 1 failed, 0 skipped");
            return 1;
        }

        System.IO.Directory.CreateDirectory("artifacts");
        foreach (var folder in new[] { "packages", "publish" })
        {
            System.IO.Directory.CreateSymbolicLink("artifacts/" + folder, {{JsonSerializer.Serialize(Repository.PathOf("artifacts/"))}} + folder);
        }

        return 0;
        """;
}
