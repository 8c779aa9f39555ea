using NuGet.Common;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Locking;

/// <summary>Sees to it that the bytes of a lock are in the store. What is missing is fetched by name and version, and only those bytes are taken.</summary>
internal static class LockedPackages
{
    /// <summary>Whether all are there; otherwise diagnostics of severity error were added.</summary>
    public static async Task<bool> EnsureAsync(
        ServerLock value, ServerManifest manifest, PackageStore store, BuildContext context, CancellationToken token)
    {
        var missing = new List<ResolvedPackage>();
        foreach (var package in value.Packages)
        {
            if (!await store.HasAsync(Sha512Hash.Parse(package.Sha512), token))
            {
                missing.Add(package);
            }
        }

        if (missing.Count == 0)
        {
            return true;
        }

        if (ManifestFeeds.Of(manifest, work: null, context.Diagnostics) is not { } feeds)
        {
            return false;
        }

        using var cache = new SourceCacheContext { GeneratedTempFolder = Path.Combine(context.WorkFolder, "nuget") };
        var complete = true;
        foreach (var package in missing)
        {
            var problem = await FetchAsync(package, feeds, new(store, cache, context.Offline), token);
            if (problem is not null)
            {
                context.Diagnostics.Add(problem);
                complete = false;
            }
        }

        return complete;
    }

    private static async Task<Diagnostic?> FetchAsync(ResolvedPackage package, FeedConfiguration feeds, Target target, CancellationToken token)
    {
        var feed = feeds.Feeds.FirstOrDefault(feed => feed.Name == package.Feed);
        if (feed is null || (target.Offline && !feed.IsFolder))
        {
            return PackageRules.Missing.At(
                null, feed is null ? $"{package} comes from the feed \"{package.Feed}\", which is not configured here" : $"{package} is not in the store, and --offline asks no feed",
                feed is null ? "add the feed to the manifest or to nuget.config" : "build once without --offline");
        }

        using var content = new MemoryStream();
        if (!await CopyAsync(feed, package, content, target, token))
        {
            return PackageRules.Missing.At(null, $"the feed \"{feed.Name}\" does not have {package}", "restore it there, or write a new lock with slipway lock");
        }

        if (Sha512Hash.Of(content.ToArray()).ToString() != package.Sha512)
        {
            return LockRules.OtherBytes.At(
                null, $"the feed \"{feed.Name}\" delivers another {package} than the lock names", "find out who replaced it; slipway lock takes the new one");
        }

        await target.Store.AddAsync(content, token);
        return null;
    }

    private static async Task<bool> CopyAsync(Feed feed, ResolvedPackage package, MemoryStream content, Target target, CancellationToken token)
    {
        try
        {
            var finder = (await Repository.Factory.GetCoreV3(feed.Client).GetResourceAsync<FindPackageByIdResource>(token))!;
            return await finder.CopyNupkgToStreamAsync(
                package.Id.ToString(), NuGetVersion.Parse(package.Version), content, target.Cache, NullLogger.Instance, token);
        }
        catch (FatalProtocolException)
        {
            return false;
        }
    }

    private sealed record Target(PackageStore Store, SourceCacheContext Cache, bool Offline);
}
