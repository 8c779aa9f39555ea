using System.Globalization;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>The feeds of a manifest: its own, those of nuget.config, and the paths of local overrides.</summary>
internal static class ManifestFeeds
{
    /// <summary>The feeds, or null when a diagnostic of severity error was added. Package files are offered from a folder below <paramref name="work"/>.</summary>
    public static FeedConfiguration? Of(ServerManifest manifest, string? work, DiagnosticBag bag)
    {
        var names = new FeedNames();
        var spelled = manifest.Feeds.DistinctBy(feed => feed.Value, StringComparer.Ordinal)
            .Select(feed => new Feed(names.Give(feed.Value), SourceOf(feed.Value, manifest)) { Spelling = feed.Value, Position = feed.Position }).ToList();
        var paths = manifest.Plugins.Select(plugin => plugin.LocalPath).OfType<Located<string>>()
            .DistinctBy(path => path.Value, StringComparer.Ordinal).ExceptBy(manifest.Feeds.Select(feed => feed.Value), path => path.Value, StringComparer.Ordinal)
            .Select((path, index) => new Feed(names.Give(path.Value), Offered(SourceOf(path.Value, manifest), work, index)) { Spelling = path.Value, Position = path.Position }).ToList();
        var configuration = FeedConfiguration.Read(manifest.SettingsFolder ?? manifest.Folder, [.. spelled, .. paths], names, bag);
        return configuration is null ? null : Pin(configuration, manifest, bag);
    }

    private static FeedConfiguration? Pin(FeedConfiguration configuration, ServerManifest manifest, DiagnosticBag bag)
    {
        var mapping = configuration.Mapping;
        foreach (var plugin in manifest.Plugins)
        {
            if ((plugin.LocalPath ?? plugin.Feed) is not { } only)
            {
                continue;
            }

            if (configuration.Feeds.FirstOrDefault(feed => feed.Spelling == only.Value) is not { } feed)
            {
                var names = configuration.Feeds.Select(feed => feed.Spelling).ToList();
                bag.Add(ManifestRules.UnknownFeed.At(
                    only.Position, $"{plugin.Subject} comes from the feed \"{only.Value}\", which is not there",
                    DidYouMean.Ask(only.Value, names) ?? $"the feeds are {string.Join(", ", names)}"));
                return null;
            }

            mapping = mapping.Pin(plugin.Module.Value, feed.Name, configuration.Feeds);
        }

        return configuration with { Mapping = mapping };
    }

    private static string Offered(string path, string? work, int index)
    {
        if (work is null || !File.Exists(path))
        {
            return File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        }

        var folder = Directory.CreateDirectory(Path.Combine(work, "paths", index.ToString(CultureInfo.InvariantCulture))).FullName;
        File.Copy(path, Path.Combine(folder, Path.GetFileName(path)));
        return folder;
    }

    private static string SourceOf(string text, ServerManifest manifest) =>
        FeedNames.IsOfThisMachine(text) ? manifest.PathOf(FeedNames.PathIn(text)) : text.Contains("://", StringComparison.Ordinal) ? text : manifest.PathOf(text);
}
