using Slipway.Builder.Bases;
using Slipway.Builder.Compilation;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>Linking with a memory: what was found about a package is found again without opening it, while all that it looked into is the same.</summary>
public static class KeptLinking
{
    /// <summary>The folder below the cache's.</summary>
    internal const string Folder = "linked";

    /// <summary>What linking finds on one platform; null when a diagnostic of severity error was added.</summary>
    public static async Task<(IReadOnlyList<LinkedPackage> Packages, bool FromCache)?> CheckAsync(ResolvedServer server, BuildContext context, CancellationToken token)
    {
        var cache = new AssemblyCache(Path.Combine(context.CacheFolder, Folder));
        var neighbours = new LinkNeighbours(server);
        var subjects = PackageLinking.Subjects(server);
        var found = new Dictionary<PackageId, LinkedPackage>();
        foreach (var subject in subjects)
        {
            if (await cache.FindAsync(LinkKey.Of(server, subject), token) is { } kept && KeptPackage.Read(subject.Id, kept, neighbours) is { } known)
            {
                found.Add(subject.Id, known);
            }
        }

        var moved = subjects.Where(subject => !found.ContainsKey(subject.Id)).ToList();
        if (moved.Count > 0)
        {
            if (await BaseReferences.FindAsync(server, context, token) is not { } frameworks)
            {
                return null;
            }

            foreach (var (subject, linked) in moved.Zip(await Task.Run(() => PackageLinking.Check(server, moved, frameworks, context, token), token)))
            {
                found.Add(subject.Id, linked);
                await cache.KeepAsync(LinkKey.Of(server, subject), KeptPackage.Write(linked, neighbours), token);
            }
        }

        return ([.. subjects.Select(subject => found[subject.Id])], moved.Count == 0);
    }
}
