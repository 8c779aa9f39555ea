using System.Globalization;
using System.Security.Cryptography;

namespace Slipway.Release;

/// <summary>The files of a release: its packages, out of the folder that its tree packed them into, and what else is downloaded.</summary>
internal sealed class ReleaseFiles(Checkout tree, string output)
{
    /// <summary>The variable that holds the feed's key.</summary>
    public const string FeedKey = "NUGET_API_KEY";

    private const string Sums = "SHA256SUMS";

    /// <summary>What is to be downloaded: packages, bundles, the command's archive, and the list of their hashes.</summary>
    public string Folder => Path.Combine(output, "files");

    /// <summary>Takes the packages of the version; what plugins bring of others is not ours to release. Refuses one of another version.</summary>
    public IReadOnlyList<string> Take(ReleaseVersion version)
    {
        var packed = Directory.GetFiles(tree.PathOf("artifacts/packages"), "*.nupkg").Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(path).Contains("Slipway.", StringComparison.OrdinalIgnoreCase)).ToList();
        var ending = $".{version}.nupkg";
        if (packed.Count == 0 || packed.Find(path => !path.EndsWith(ending, StringComparison.Ordinal)) is not null)
        {
            throw new RefusedException(
                packed.Count == 0 ? "the tree packed nothing" : $"not all packages are {version}: {string.Join(", ", packed.Where(path => !path.EndsWith(ending, StringComparison.Ordinal)).Select(Path.GetFileName))}",
                $"a package takes its version from {VersionStamp.Place}");
        }

        Directory.CreateDirectory(Folder);
        return packed.ConvertAll(path =>
        {
            var copy = Path.Combine(Folder, Path.GetFileName(path));
            File.Copy(path, copy, overwrite: true);
            return copy;
        });
    }

    /// <summary>Lists what is to be downloaded by its hash, as <c>sha256sum --check</c> reads it.</summary>
    public void Sum() => File.WriteAllText(
        Path.Combine(Folder, Sums),
        string.Concat(Directory.GetFiles(Folder).Where(path => Path.GetFileName(path) != Sums).Order(StringComparer.Ordinal).Select(path =>
            string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}  {Path.GetFileName(path)}\n"))));

    /// <summary>Pushes the packages to a feed. What is there already is what an earlier try pushed.</summary>
    public void Push(string feed)
    {
        string[] key = Environment.GetEnvironmentVariable(FeedKey) is { Length: > 0 } said ? ["--api-key", said] : [];
        if (Command.Show("dotnet", ["nuget", "push", Path.Combine(Folder, "*.nupkg"), "--source", feed, "--skip-duplicate", .. key], tree.Root) != 0)
        {
            throw new RefusedException($"{feed} does not take the packages", "mend what it says, and release again");
        }
    }
}
