using NuGet.Configuration;
using NuGet.Credentials;
using NuGet.Common;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>The feeds of nuget.config, found from a folder upwards as `dotnet restore` finds them, and those that a manifest adds.</summary>
/// <param name="Feeds">The feeds, the manifest's own first.</param>
/// <param name="Mapping">nuget.config's package source mapping.</param>
public sealed record FeedConfiguration(IReadOnlyList<Feed> Feeds, FeedMapping Mapping)
{
    /// <summary>Reads nuget.config and adds feeds; null when a diagnostic of severity error was added.</summary>
    public static FeedConfiguration? Read(string folder, IEnumerable<Feed> added, DiagnosticBag bag)
    {
        try
        {
            var settings = Settings.LoadDefaultSettings(folder);
            DefaultCredentialServiceUtility.SetupDefaultCredentialService(NullLogger.Instance, nonInteractive: true);
            var configured = PackageSourceProvider.LoadPackageSources(settings)
                .Where(source => source.IsEnabled)
                .Select(source => new Feed(source.Name, source.Source) { Configured = source });
            var mapping = new PackageSourceMappingProvider(settings).GetPackageSourceMappingItems()
                .ToDictionary(item => item.Key, item => (IReadOnlyList<string>)[.. item.Patterns.Select(pattern => pattern.Pattern)], StringComparer.Ordinal);
            List<Feed> own = [.. added];
            List<Feed> feeds = [.. own, .. configured];
            return new FeedConfiguration(
                [.. feeds.DistinctBy(feed => feed.Source, StringComparer.Ordinal)],
                new FeedMapping(WithOwn(mapping, own)));
        }
        catch (NuGetConfigurationException exception)
        {
            bag.Add(ResolutionRules.BadConfiguration.At(null, exception.Message.TrimEnd('.')));
            return null;
        }
    }

    // nuget.config cannot know the manifest's feeds; they may deliver everything that it does not map more closely.
    private static Dictionary<string, IReadOnlyList<string>> WithOwn(Dictionary<string, IReadOnlyList<string>> mapping, List<Feed> own)
    {
        if (mapping.Count > 0)
        {
            own.ForEach(feed => mapping.TryAdd(feed.Name, ["*"]));
        }

        return mapping;
    }
}
