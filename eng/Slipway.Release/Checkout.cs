namespace Slipway.Release;

/// <summary>A checkout of the repository, and git in it.</summary>
internal sealed class Checkout(string root)
{
    public string Root { get; } = root;

    /// <summary>The checkout that a folder lies in.</summary>
    public static Checkout Around(string folder) => new(new Checkout(folder).Git("rev-parse", "--show-toplevel"));

    public string Branch => Git("rev-parse", "--abbrev-ref", "HEAD");

    public string Head => Git("rev-parse", "HEAD");

    public IReadOnlyList<string> Tags => Lines("tag", "--list");

    public IReadOnlyList<string> TrackedFiles => Git("ls-files", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What differs from the commit, a line each.</summary>
    public IReadOnlyList<string> Changes => Lines("status", "--porcelain", "--untracked-files=normal");

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The subjects of the commits since a tag, or of all, the newest first; merges say nothing of their own.</summary>
    public IReadOnlyList<string> SubjectsSince(string? tag) => Lines("log", "--no-merges", "--format=%s", tag is null ? "HEAD" : $"{tag}..HEAD");

    public bool Contains(string commit) => Command.Run("git", ["merge-base", "--is-ancestor", commit, "HEAD"], Root).ExitCode == 0;

    /// <summary>What a branch of a remote is at; null when the remote has no such branch.</summary>
    public string? RemoteHead(string remote, string branch) =>
        Git("ls-remote", remote, $"refs/heads/{branch}") is { Length: > 0 } line ? line.Split('\t')[0] : null;

    /// <summary>Runs git and returns what it printed; refuses with what it complained of.</summary>
    public string Git(params string[] arguments)
    {
        var run = Command.Run("git", arguments, Root);
        return run.ExitCode == 0 ? run.Output.TrimEnd('\n')
            : throw new RefusedException($"git {arguments[0]} failed: {run.Error.Trim()}", "mend that, and release again");
    }

    private string[] Lines(params string[] arguments) => Git(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
