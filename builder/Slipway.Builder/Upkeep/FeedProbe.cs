using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Upkeep;

/// <summary>Asks the feeds of a manifest, or of the nuget.config around a folder, whether they are there and take the credentials.</summary>
public static class FeedProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The feeds; null when a diagnostic of severity error was added. Offline, only folders are asked.</summary>
    public static async Task<IReadOnlyList<ProbedFeed>?> AskAsync(ServerManifest? manifest, string folder, BuildContext context, CancellationToken token)
    {
        var configured = manifest is null
            ? FeedConfiguration.Read(folder, [], new FeedNames(), context.Diagnostics)
            : ManifestFeeds.Of(manifest, work: null, context.Diagnostics);
        return configured is null ? null : await Task.WhenAll(configured.Feeds.Where(feed => feed.IsFolder || !context.Offline).Select(feed => AskAsync(feed, token)));
    }

    private static async Task<ProbedFeed> AskAsync(Feed feed, CancellationToken token)
    {
        var asked = new ProbedFeed(Userinfo.Hide(feed.Spelling), Userinfo.Hide(feed.Source), null, null);
        if (feed.IsFolder)
        {
            return Directory.Exists(feed.Source) ? asked : asked with { Problem = "there is no such folder", Remedy = "make it, or correct its path; it is relative to the file that names it" };
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Patience);
        try
        {
            var index = await Repository.Factory.GetCoreV3(feed.Client).GetResourceAsync<ServiceIndexResourceV3>(limit.Token).WaitAsync(limit.Token);
            return index is not null ? asked : asked with { Problem = "it is no NuGet feed of version 3 of the protocol", Remedy = "name the address of its index.json" };
        }
        catch (FatalProtocolException exception)
        {
            return asked with { Problem = Userinfo.Hide((exception.InnerException ?? exception).Message.TrimEnd('.')), Remedy = "check the address and the credentials for it in nuget.config, and the proxy" };
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return asked with { Problem = "it does not answer in time", Remedy = "check the address and the proxy, or work --offline" };
        }
    }
}
