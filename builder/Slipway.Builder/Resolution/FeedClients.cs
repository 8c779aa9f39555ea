using System.Collections.Concurrent;
using NuGet.Commands;
using NuGet.Common;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

namespace Slipway.Builder.Resolution;

/// <summary>NuGet's clients of feeds, with what they have read of them.</summary>
/// <param name="draftsFolder">Where they put down what they are reading; it goes with the folder of the run.</param>
internal sealed class FeedClients(string draftsFolder) : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Source), SourceRepository> _repositories = new();
    private RestoreCommandProvidersCache _providers = new();

    /// <summary>What they know of the feeds.</summary>
    public SourceCacheContext Cache { get; } = new() { NoCache = false, GeneratedTempFolder = draftsFolder };

    /// <summary>What they know of the files of packages.</summary>
    public LockFileBuilderCache Assets { get; } = new();

    /// <summary>The clients of some feeds, for a resolution in some folders.</summary>
    public RestoreCommandProviders Of(IEnumerable<Feed> feeds, ResolverFolders folders) => _providers.GetOrCreate(
        folders.Packages, folders.Fallbacks,
        [.. feeds.Select(feed => _repositories.GetOrAdd((feed.Name, feed.Source), _ => Repository.Factory.GetCoreV3(feed.Client)))], Cache, NullLogger.Instance);

    /// <summary>They look again where packages lie.</summary>
    public void Forget() => _providers = new();

    /// <inheritdoc />
    public void Dispose() => Cache.Dispose();
}
