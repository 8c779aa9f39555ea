using System.Diagnostics;
using System.Text;

namespace Slipway.Cli.Planning;

/// <summary>What a git repository knew at a commit. Git is asked and never told.</summary>
internal sealed class GitRepository
{
    private readonly string _folder;

    private GitRepository(string folder) => _folder = folder;

    /// <summary>The repository around a folder; null when there is none, or no git.</summary>
    public static async Task<GitRepository?> AroundAsync(string folder, CancellationToken token) =>
        Directory.Exists(folder) && await TryAsync(folder, token, "rev-parse", "--show-toplevel") is not null ? new GitRepository(folder) : null;

    /// <summary>The commit that a name means; null when it means none.</summary>
    public Task<string?> CommitAsync(string name, CancellationToken token) => TryAsync(_folder, token, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");

    /// <summary>Where this branch left the default one; null when nobody can tell.</summary>
    public async Task<(string Name, string Commit)?> BranchPointAsync(CancellationToken token)
    {
        foreach (var name in new[] { "origin/HEAD", "origin/main", "origin/master", "main", "master" })
        {
            if (await CommitAsync(name, token) is not null && await TryAsync(_folder, token, "merge-base", "HEAD", name) is { } commit)
            {
                return (name, commit);
            }
        }

        return null;
    }

    /// <summary>The bytes of a file at a commit, by its path below a folder of the repository; null when it was not there.</summary>
    public static async Task<byte[]?> ReadAsync(string commit, string folder, string name, CancellationToken token)
    {
        var (code, output) = await RunAsync(folder, token, "cat-file", "blob", $"{commit}:./{name}");
        return code == 0 ? output : null;
    }

    /// <summary>The files below a folder at a commit, relative to it, sorted.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync(string commit, string folder, CancellationToken token)
    {
        var (code, output) = await RunAsync(folder, token, "ls-tree", "-r", "-z", "--name-only", commit);
        return code != 0 ? [] : [.. Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    private static async Task<string?> TryAsync(string folder, CancellationToken token, params string[] arguments)
    {
        var (code, output) = await RunAsync(folder, token, arguments);
        return code == 0 && Encoding.UTF8.GetString(output).Trim() is { Length: > 0 } text ? text : null;
    }

    private static async Task<(int Code, byte[] Output)> RunAsync(string folder, CancellationToken token, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            using var content = new MemoryStream();
            await Task.WhenAll(git!.StandardOutput.BaseStream.CopyToAsync(content, token), git.StandardError.ReadToEndAsync(token), git.WaitForExitAsync(token));
            return (git.ExitCode, content.ToArray());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, []);
        }
    }
}
