using NuGet.Common;
using NuGet.Packaging;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Looks whether another feed offers a chosen version with other content: then chance would decide about bytes.</summary>
internal static class FeedComparison
{
    public static async Task ReportAsync(
        IReadOnlyList<ResolvedPackage> packages, ResolutionRequest request, ResolverFolders folders, DiagnosticBag bag, CancellationToken token)
    {
        if (request.Feeds.Count < 2)
        {
            return;
        }

        using var cache = new SourceCacheContext { GeneratedTempFolder = Path.Combine(folders.Work, "tmp") };
        foreach (var feed in request.Feeds.Where(feed => feed.IsFolder || !request.Offline))
        {
            var asked = packages.Where(package => package.Feed != feed.Name && request.Mapping.Allows(package.Id, feed.Name)).ToList();
            try
            {
                await CompareAsync(feed, asked, cache, bag, token);
            }
            catch (FatalProtocolException exception)
            {
                bag.Add(ResolutionRules.FeedSilent.At(
                    feed.Position, $"the feed \"{feed.Name}\" did not answer: {Userinfo.Hide(exception.Message.TrimEnd('.'))}", "make it reachable and lock again, or take it out of nuget.config"));
            }
        }
    }

    private static async Task CompareAsync(Feed feed, List<ResolvedPackage> packages, SourceCacheContext cache, DiagnosticBag bag, CancellationToken token)
    {
        if (packages.Count == 0)
        {
            return;
        }

        var finder = (await Repository.Factory.GetCoreV3(feed.Client).GetResourceAsync<FindPackageByIdResource>(token))!;
        foreach (var package in packages)
        {
            var other = await ContentHashAsync(finder, package, cache, token);
            if (other is not null && other != package.ContentHash)
            {
                bag.Add(ResolutionRules.TwoContents.At(
                    null, $"{package} has one content in the feed \"{package.Feed}\" and another in \"{feed.Name}\"",
                    "remove one of the two, or pin the plugin to a feed with feed:"));
            }
        }
    }

    private static async Task<string?> ContentHashAsync(
        FindPackageByIdResource finder, ResolvedPackage package, SourceCacheContext cache, CancellationToken token)
    {
        var version = NuGetVersion.Parse(package.Version);
        if (!await finder.DoesPackageExistAsync(package.Id.ToString(), version, cache, NullLogger.Instance, token))
        {
            return null;
        }

        using var content = new MemoryStream();
        await finder.CopyNupkgToStreamAsync(package.Id.ToString(), version, content, cache, NullLogger.Instance, token);
        content.Position = 0;
        using var reader = new PackageArchiveReader(content, leaveStreamOpen: true);
        return reader.GetContentHash(token, () =>
        {
            content.Position = 0;
            return Packages.Sha512Hash.Of(content.ToArray()).ToString();
        });
    }
}
