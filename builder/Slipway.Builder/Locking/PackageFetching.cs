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

/// <summary>Gets packages of a lock from the feeds that it names. Apart from the rest, so that NuGet's client is loaded only when something is missing.</summary>
internal static class PackageFetching
{
    /// <summary>Whether all were delivered with the locked bytes; otherwise diagnostics of severity error were added.</summary>
    public static async Task<bool> FetchAsync(
        IReadOnlyList<ResolvedPackage> missing, ServerManifest manifest, PackageStore store, BuildContext context, CancellationToken token)
    {
        if (ManifestFeeds.Of(manifest, work: null, context.Diagnostics) is not { } feeds)
        {
            return false;
        }

        using var cache = new SourceCacheContext { GeneratedTempFolder = Path.Combine(context.WorkFolder, "nuget") };
        var complete = true;
        foreach (var package in missing)
        {
            try
            {
                if (await FetchAsync(package, feeds, new(manifest, store, cache, context.Offline), token) is { } problem)
                {
                    context.Diagnostics.Add(problem);
                    complete = false;
                }
            }
            catch (InvalidDataException) when (DamagedPackages.In(feeds.Feeds) is { Count: > 0 } damaged)
            {
                context.Diagnostics.AddRange(damaged);
                return false;
            }
        }

        return complete;
    }

    private static async Task<Diagnostic?> FetchAsync(ResolvedPackage package, FeedConfiguration feeds, Target target, CancellationToken token)
    {
        var feed = feeds.Feeds.FirstOrDefault(feed => feed.Name == package.Feed);
        var (place, brought) = Bringer(package, target.Manifest);
        if (feed is null || (target.Offline && !feed.IsFolder))
        {
            return PackageRules.Missing.At(
                place, feed is null ? $"{package}{brought} comes from the feed \"{package.Feed}\", which is not configured here" : $"{package}{brought} is not in the store, and --offline asks no feed",
                feed is null ? "add the feed to the manifest or to nuget.config" : "build once without --offline");
        }

        using var content = new MemoryStream();
        if (!await CopyAsync(feed, package, content, target, token))
        {
            return PackageRules.Missing.At(place, $"the feed \"{feed.Name}\" does not have {package}{brought}", "restore it there, or write a new lock with slipway lock");
        }

        if (Sha512Hash.Of(content.ToArray()).ToString() != package.Sha512)
        {
            return LockRules.OtherBytes.At(
                place, $"the feed \"{feed.Name}\" delivers another {package}{brought} than the lock names", "find out who replaced it; slipway lock takes the new one");
        }

        await target.Store.AddAsync(content, token);
        return null;
    }

    // The plugin whose line of the manifest makes it necessary; the server's own packages stand with the base.
    private static (SourcePosition Place, string Brought) Bringer(ResolvedPackage package, ServerManifest manifest)
    {
        var root = package.Why is [var first, ..] ? first.Split(" -> ")[0] : package.Id.ToString();
        return manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == PackageId.Parse(root)) is not { } plugin ? (manifest.Base.Image.Position, "")
            : package.Why.Count == 0 ? (plugin.Module.Position, "")
            : (plugin.Module.Position, $" (brought by plugin \"{plugin.Name}\")");
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

    private sealed record Target(ServerManifest Manifest, PackageStore Store, SourceCacheContext Cache, bool Offline);
}
