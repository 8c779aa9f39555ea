namespace Slipway.Release.Tests;

/// <summary>A small repository with what a release reads, and the bare one that it is pushed to.</summary>
internal sealed class SmallRepository : IDisposable
{
    private readonly TempFolder _folder = new();

    public SmallRepository(string version = "0.9.0")
    {
        In(_folder.Path, "init", "--quiet", "--bare", "--initial-branch", "main", "origin.git");
        In(_folder.Path, "clone", "--quiet", "origin.git", "work");
        // Whoever runs the tests may have no name for commits.
        Git("config", "user.name", "Test");
        Git("config", "user.email", "test@example.com");
        Write(VersionStamp.Place, $"<Project><PropertyGroup><VersionPrefix>{version}</VersionPrefix></PropertyGroup></Project>\n");
        Write(FrameworkSurface.Approved, "sealed class A.Item\n    string Title { get; }\n");
        Write(".gitignore", "/out/\n/artifacts/\n");
        Write(Changelog.File, "# Changelog\n\n## Unreleased\n\n- The first.\n");
    }

    public Checkout Checkout => new(_folder["work"]);

    public Checkout Origin => new(_folder["origin.git"]);

    public string this[string name] => _folder[name];

    public void Write(string path, string text) => _folder.Write("work/" + path, text);

    /// <summary>Commits everything and pushes it.</summary>
    public void Commit(string subject)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", subject);
        Git("push", "--quiet", "origin", "HEAD");
    }

    /// <summary>Commits everything as a release that was made before.</summary>
    public void Release(string version)
    {
        Write(FrameworkSurface.PathOf(ReleaseVersion.TryParse(version)!.Value), Checkout.Read(FrameworkSurface.Approved));
        Commit($"Release v{version}");
        Git("tag", "--annotate", "--message", version, $"v{version}");
        Git("push", "--quiet", "origin", $"v{version}");
    }

    public string Git(params string[] arguments) => Checkout.Git(arguments);

    public void Dispose() => _folder.Dispose();

    private static void In(string folder, params string[] arguments) => new Checkout(folder).Git(arguments);
}
