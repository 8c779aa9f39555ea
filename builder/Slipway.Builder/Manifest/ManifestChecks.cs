using System.Globalization;
using Slipway.Builder.Resolution;
using Slipway.Metadata;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Manifest;

/// <summary>The rules of a manifest that go beyond its shape: one function a rule.</summary>
internal static class ManifestChecks
{
    private const int WarningDays = 14;

    public static IEnumerable<Diagnostic> Of(ServerManifest manifest, DateOnly today) =>
    [
        .. RepeatedModules(manifest),
        .. Duties(manifest),
        .. Overdue(manifest, today),
        .. UnknownPlaceholders(manifest),
        .. MissingPaths(manifest),
        .. FrameworkApi(manifest),
    ];

    private static IEnumerable<Diagnostic> RepeatedModules(ServerManifest manifest)
    {
        var seen = new Dictionary<PackageId, PluginRequest>();
        foreach (var plugin in manifest.Plugins)
        {
            if (!seen.TryAdd(plugin.Module.Value, plugin))
            {
                var first = seen[plugin.Module.Value];
                yield return ManifestRules.TwoModules.At(
                    plugin.Module.Position, $"{plugin.Subject} and {first.Subject} (line {first.Position.Line}) are both {plugin.Module.Value}", "delete one of them");
            }
        }
    }

    private static IEnumerable<Diagnostic> Duties(ServerManifest manifest)
    {
        foreach (var plugin in manifest.Plugins)
        {
            if (plugin.LocalPath is { } path)
            {
                List<string> missing = [.. plugin.Because is null ? ["because"] : (string[])[], .. plugin.Until is null ? ["until"] : (string[])[]];
                if (missing.Count > 0)
                {
                    yield return ManifestRules.NoDuties.At(
                        path.Position, $"{plugin.Subject} comes from a path and states no {string.Join(" and no ", missing)}", $"add {string.Join(" and ", missing)}");
                }
            }
            else if (plugin.Until?.Position is { } until)
            {
                yield return ManifestRules.NoDuties.At(until, $"{plugin.Subject} has until without path", "delete until, or add path");
            }
        }
    }

    private static IEnumerable<Diagnostic> Overdue(ServerManifest manifest, DateOnly today) =>
        manifest.Plugins.Where(plugin => plugin.Until is not null).Select(plugin => (Until: plugin.Until!, Subject: $"the local override of {plugin.Subject}"))
            .Concat(manifest.Overrides.Select(pin => (pin.Until, Subject: $"the override of {pin.Module.Value}")))
            .Select(exception => Judge(exception.Until, exception.Subject, today))
            .OfType<Diagnostic>();

    private static Diagnostic? Judge(Located<DateOnly> until, string subject, DateOnly today)
    {
        var day = until.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (today >= until.Value)
        {
            return ManifestRules.Overdue.At(until.Position, $"{subject} was allowed until {day}", "remove the override, or move the day and say why");
        }

        return today.AddDays(WarningDays) >= until.Value
            ? ManifestRules.OverdueSoon.At(until.Position, $"{subject} is allowed until {day} only", "plan its removal")
            : null;
    }

    private static IEnumerable<Diagnostic> UnknownPlaceholders(ServerManifest manifest)
    {
        foreach (var tag in manifest.Image.Tags)
        {
            if (Placeholders.Unknown(tag.Value) is { } unknown)
            {
                yield return ManifestRules.Placeholder.At(
                    tag.Position, $"{unknown} is not a placeholder of tags",
                    DidYouMean.Ask(unknown.Trim('$', '{', '}'), Placeholders.Known) ?? "write {version}, {commit} or plain text");
            }
        }
    }

    private static IEnumerable<Diagnostic> MissingPaths(ServerManifest manifest)
    {
        var paths = manifest.Feeds.Where(feed => !feed.Value.Contains("://", StringComparison.Ordinal))
            .Concat(manifest.Plugins.Select(plugin => plugin.LocalPath).OfType<Located<string>>())
            .Concat(manifest.StdioPlugins.Select(plugin => plugin.File))
            .Concat(manifest.Policy is { } policy ? [policy] : [])
            .Concat(manifest.Index is { } index && !index.Value.StartsWith("oci:", StringComparison.Ordinal) ? [index] : []);
        return paths.Where(path => !Path.Exists(manifest.PathOf(path.Value)))
            .Select(path => ManifestRules.NoPath.At(
                path.Position, $"\"{path.Value}\" names nothing; it is relative to the manifest's folder", "correct the path, or make what it names"));
    }

    private static IEnumerable<Diagnostic> FrameworkApi(ServerManifest manifest)
    {
        if (manifest.Base.FrameworkApi is { } expected && expected.Value != WellKnown.FrameworkApi)
        {
            yield return ManifestRules.UnknownApi.At(
                expected.Position, $"framework API {expected.Value} is expected; this Slipway builds servers of {WellKnown.FrameworkApi}", $"write {WellKnown.FrameworkApi}");
        }

        if (manifest.Base is { IsHost: true, Server: null })
        {
            yield return ManifestRules.NoServerVersion.At(
                manifest.Base.Image.Position, "the base host carries no server, and spec.base.server is not there", "add server: and the version of Slipway.Server");
        }
    }
}
