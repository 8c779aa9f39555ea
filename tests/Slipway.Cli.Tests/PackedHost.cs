using System.Text.Json;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests;

/// <summary>
/// The layers of the base <c>host</c>, packed once for all tests: each begins with a cache of its own, and packing a hundred megabytes of
/// .NET again says nothing new. All else of the cache stays as empty as it is.
/// </summary>
internal static class PackedHost
{
    private static readonly Lazy<Task<IReadOnlyList<(string Path, byte[] Content)>>> Files = new(PackAsync);

    /// <summary>Puts them into a cache that is not there yet.</summary>
    public static async Task CopyToAsync(string cache)
    {
        if (Directory.Exists(cache))
        {
            return;
        }

        foreach (var (path, content) in await Files.Value)
        {
            var target = Path.Combine(cache, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, content);
        }
    }

    private static async Task<IReadOnlyList<(string Path, byte[] Content)>> PackAsync()
    {
        using var site = new Site();
        site.Feed.WithServer();
        site.Manifest([]);
        using var error = new StringWriter();
        var code = await SlipwayCommand.RunAsync(["build", "toy.yaml"], new Edge
        {
            Output = TextWriter.Null,
            Error = error,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SLIPWAY_CACHE"] = site["cache"] },
            WorkingFolder = site["."],
        });
        Assert.True(code == 0, error.ToString());

        List<string> paths = [];
        foreach (var entry in Directory.GetFiles(Path.Combine(site["cache"], "layers", "layers")))
        {
            // A line with the entry's hash, then the entry, which names what the layer was made of.
            var text = await File.ReadAllTextAsync(entry);
            if (text.Contains("/host-", StringComparison.Ordinal))
            {
                var digest = JsonElement.Parse(text[text.IndexOf('\n', StringComparison.Ordinal)..]).GetProperty("blob").GetProperty("digest").GetString()!;
                paths.AddRange(entry, Path.Combine(site["cache"], "layers", "blobs", digest.Replace(':', Path.DirectorySeparatorChar)));
            }
        }

        Assert.Equal(4, paths.Count);
        return [.. paths.Select(path => (Path.GetRelativePath(site["cache"], path), File.ReadAllBytes(path)))];
    }
}
