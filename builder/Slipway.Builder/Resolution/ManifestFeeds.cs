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
        var written = manifest.Feeds.Select(feed => feed.Value).Select(text => new Feed(text, IsAddress(text) ? text : manifest.PathOf(text)));
        var paths = manifest.Plugins.Where(plugin => plugin.LocalPath is not null)
            .DistinctBy(plugin => plugin.LocalPath!.Value, StringComparer.Ordinal)
            .Select((plugin, index) => new Feed(plugin.LocalPath!.Value, Offered(manifest.PathOf(plugin.LocalPath.Value), work, index)));
        var configuration = FeedConfiguration.Read(manifest.Folder, written.Concat(paths).DistinctBy(feed => feed.Name, StringComparer.Ordinal), bag);
        return configuration is null ? null : Pin(configuration, manifest, bag);
    }

    private static FeedConfiguration? Pin(FeedConfiguration configuration, ServerManifest manifest, DiagnosticBag bag)
    {
        var mapping = configuration.Mapping;
        var names = configuration.Feeds.Select(feed => feed.Name).ToList();
        foreach (var plugin in manifest.Plugins)
        {
            if ((plugin.LocalPath ?? plugin.Feed) is not { } only)
            {
                continue;
            }

            if (!names.Contains(only.Value, StringComparer.Ordinal))
            {
                bag.Add(ManifestRules.UnknownFeed.At(
                    only.Position, $"{plugin.Subject} comes from the feed \"{only.Value}\", which is not there",
                    DidYouMean.Ask(only.Value, names) ?? $"the feeds are {string.Join(", ", names)}"));
                return null;
            }

            mapping = mapping.Pin(plugin.Module.Value, only.Value, configuration.Feeds);
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

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);
}
