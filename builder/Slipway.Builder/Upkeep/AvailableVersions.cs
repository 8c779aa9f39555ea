using NuGet.Common;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>Asks feeds which versions of packages they list.</summary>
/// <param name="feeds">The feeds of a manifest.</param>
/// <param name="context">The context.</param>
internal sealed class AvailableVersions(FeedConfiguration feeds, BuildContext context)
{
    /// <summary>The versions, newest first; null when a feed did not answer, which is told.</summary>
    public async Task<IReadOnlyList<SemanticVersion>?> OfAsync(PackageId id, CancellationToken token)
    {
        // What was published a minute ago counts; NuGet itself would believe an answer of half an hour ago.
        using var cache = new SourceCacheContext { MaxAge = context.Clock.GetUtcNow(), GeneratedTempFolder = Path.Combine(context.WorkFolder, "tmp") };
        HashSet<SemanticVersion> found = [];
        foreach (var feed in Asked.Where(feed => feeds.Mapping.Allows(id, feed.Name)))
        {
            try
            {
                var listing = (await Repository.Factory.GetCoreV3(feed.Client).GetResourceAsync<PackageMetadataResource>(token))!;
                var packages = await listing.GetMetadataAsync(id.ToString(), includePrerelease: true, includeUnlisted: false, cache, NullLogger.Instance, token);
                found.UnionWith(packages.Select(package => package.Identity.Version.ToNormalizedString())
                    .Select(text => SemanticVersion.TryParse(text, out var version) ? version : null).OfType<SemanticVersion>());
            }
            catch (FatalProtocolException exception)
            {
                context.Diagnostics.Add(ResolutionRules.FeedFailed.At(
                    feed.Position, $"the feed \"{feed.Name}\" did not say which versions of {id} it has: {Userinfo.Hide(exception.Message.TrimEnd('.'))}",
                    feed.IsFolder ? "make the folder, or correct its path" : "check the address and the credentials for it in nuget.config"));
                return null;
            }
        }

        return [.. found.OrderDescending()];
    }

    /// <summary>The feeds that are not asked because no socket may be opened.</summary>
    public IReadOnlyList<string> Unasked => [.. feeds.Feeds.Except(Asked).Select(feed => feed.Name)];

    private IEnumerable<Feed> Asked => feeds.Feeds.Where(feed => feed.IsFolder || !context.Offline);
}
