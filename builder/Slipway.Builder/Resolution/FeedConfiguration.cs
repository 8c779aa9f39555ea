using NuGet.Common;
using NuGet.Configuration;
using NuGet.Credentials;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>The feeds of nuget.config, found from a folder upwards as `dotnet restore` finds them, and those that a manifest adds.</summary>
/// <param name="Feeds">The feeds, the manifest's own first.</param>
/// <param name="Mapping">nuget.config's package source mapping.</param>
public sealed record FeedConfiguration(IReadOnlyList<Feed> Feeds, FeedMapping Mapping)
{
    /// <summary>Reads nuget.config and adds feeds; null when a diagnostic of severity error was added.</summary>
    internal static FeedConfiguration? Read(string folder, IReadOnlyList<Feed> own, FeedNames names, DiagnosticBag bag)
    {
        try
        {
            var settings = Settings.LoadDefaultSettings(folder);
            DefaultCredentialServiceUtility.SetupDefaultCredentialService(NullLogger.Instance, nonInteractive: true);
            var places = new ConfiguredPlaces(settings);
            var configured = PackageSourceProvider.LoadPackageSources(settings)
                .Where(source => source.IsEnabled)
                .Select(source => Configured(source, names) with { Position = places.Of(source.Name) }).ToList();
            var mapping = new PackageSourceMappingProvider(settings).GetPackageSourceMappingItems()
                .ToDictionary(item => NameOf(item.Key, configured), item => (IReadOnlyList<string>)[.. item.Patterns.Select(pattern => pattern.Pattern)], StringComparer.Ordinal);
            List<Feed> feeds = [.. own, .. configured];
            return new FeedConfiguration(
                [.. feeds.DistinctBy(feed => feed.Source, StringComparer.Ordinal)],
                new FeedMapping(WithOwn(mapping, own)));
        }
        catch (NuGetConfigurationException exception)
        {
            bag.Add(ConfigurationFault.Of(exception));
            return null;
        }
    }

    // A key that is a path of this machine is named anew; a folder has no credentials that could get lost.
    private static Feed Configured(PackageSource source, FeedNames names) =>
        new(names.Give(source.Name), source.Source) { Spelling = source.Name, Configured = FeedNames.IsOfThisMachine(source.Name) ? null : source };

    private static string NameOf(string key, List<Feed> configured) =>
        configured.FirstOrDefault(feed => string.Equals(feed.Spelling, key, StringComparison.OrdinalIgnoreCase))?.Name ?? key;

    // nuget.config cannot know the manifest's feeds; they may deliver everything that it does not map more closely.
    private static Dictionary<string, IReadOnlyList<string>> WithOwn(Dictionary<string, IReadOnlyList<string>> mapping, IReadOnlyList<Feed> own)
    {
        if (mapping.Count > 0)
        {
            foreach (var feed in own)
            {
                mapping.TryAdd(feed.Name, ["*"]);
            }
        }

        return mapping;
    }
}
