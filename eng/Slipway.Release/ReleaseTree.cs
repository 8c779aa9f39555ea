namespace Slipway.Release;

/// <summary>
/// The checkout that a release is made in: of the commit alone, so nothing that lies about gets into it, and nothing that was written for a
/// release that fails is left behind.
/// </summary>
internal sealed class ReleaseTree : IDisposable
{
    // What signs and pushes is no business of the code that is tested.
    private static readonly string[] Secrets = ["SLIPWAY_KEY_PASSPHRASE", "SLIPWAY_IDENTITY_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", ReleaseFiles.FeedKey];

    private readonly Checkout _origin;
    private readonly string _folder = Directory.CreateTempSubdirectory("slipway-release-").FullName;

    private ReleaseTree(Checkout origin)
    {
        _origin = origin;
        Checkout = new Checkout(Path.Combine(_folder, "tree"));
        origin.Git("worktree", "add", "--detach", Checkout.Root, "HEAD");
    }

    public Checkout Checkout { get; }

    public static ReleaseTree Of(Checkout origin) => new(origin);

    /// <summary>Writes what a release changes, and commits it. Returns the section of the changelog.</summary>
    public string Commit(ReleaseVersion? last, ReleaseVersion next, DateTimeOffset day)
    {
        var changelog = Checkout.Read(Changelog.File);
        var section = Changelog.Section(changelog, next, day, Checkout.SubjectsSince(last?.Tag));
        Write(Changelog.File, Changelog.WithSection(changelog, section));
        Stamp(last, next);
        Directory.CreateDirectory(Path.GetDirectoryName(Checkout.PathOf(FrameworkSurface.PathOf(next)))!);
        Write(FrameworkSurface.PathOf(next), Checkout.Read(FrameworkSurface.Approved));
        Checkout.Git("add", "--all");
        Checkout.Git("commit", "--quiet", "--message", $"Release {next.Tag}");
        return section;
    }

    /// <summary>Runs the test command of the tree, which builds, packs and publishes, too; refuses when it fails or leaves another tree.</summary>
    public void Test()
    {
        if (Command.Show("dotnet", ["run", "build.cs", "--", "test"], Checkout.Root, without: Secrets) != 0)
        {
            throw new RefusedException("the tests of the release's tree fail", "mend what they say, commit, and release again");
        }

        if (Checkout.Changes is [_, ..] changes)
        {
            throw new RefusedException($"the tests left another tree than they judged: {string.Join(", ", changes.Take(5))}", "find out what wrote that, and commit what is right");
        }
    }

    public void Dispose()
    {
        _origin.Git("worktree", "remove", "--force", Checkout.Root);
        Directory.Delete(_folder, recursive: true);
    }

    // Somebody may have moved the one place by hand before, for a break of the framework API; then the others still say what was released last.
    private void Stamp(ReleaseVersion? last, ReleaseVersion next)
    {
        var said = VersionStamp.Of(Checkout.Read(VersionStamp.Place));
        foreach (var path in Checkout.TrackedFiles.Where(VersionStamp.Concerns))
        {
            var text = Checkout.Read(path);
            var stamped = new[] { said, last ?? said }.Distinct().Aggregate(text, (now, was) => VersionStamp.Apply(path, now, was, next));
            if (stamped != text)
            {
                Write(path, stamped);
            }
        }
    }

    private void Write(string path, string text) => File.WriteAllText(Checkout.PathOf(path), text);
}
