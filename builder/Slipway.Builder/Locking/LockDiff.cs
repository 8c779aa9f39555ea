using System.Globalization;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Locking;

/// <summary>What moved between two locks, one readable line each.</summary>
public static class LockDiff
{
    /// <summary>The lines; a lock that is not there counts as an empty one.</summary>
    public static IReadOnlyList<string> Of(ServerLock? before, ServerLock after)
    {
        if (before is null)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"locked {Count(after.Packages.Count, "package")}, {Count(after.Plugins.Count, "plugin")}")];
        }

        List<string> lines =
        [
            .. Moved("server", before.Server, after.Server),
            .. Moved("framework API", before.FrameworkApi, after.FrameworkApi),
            .. Moved("Slipway", before.Slipway, after.Slipway),
            .. Moved("reference packs", before.ReferencePacks, after.ReferencePacks),
            .. Bases(before.Bases, after.Bases),
            .. Packages(before, after),
            .. before.Manifest == after.Manifest ? (string[])[] : ["the manifest's meaning changed"],
        ];
        return lines.Count == 0 ? ["nothing moved"] : lines;
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static IEnumerable<string> Bases(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).SelectMany(IEnumerable<string> (platform) =>
            (before.GetValueOrDefault(platform), after.GetValueOrDefault(platform)) switch
            {
                (null, var added) => [$"+ base {platform} {added}"],
                (var removed, null) => [$"- base {platform} {removed}"],
                var (from, to) => Moved($"base {platform}", from, to),
            });

    private static IEnumerable<string> Packages(ServerLock before, ServerLock after)
    {
        var old = before.Packages.ToDictionary(package => package.Id);
        var now = after.Packages.ToDictionary(package => package.Id);
        foreach (var id in old.Keys.Union(now.Keys).Order())
        {
            var line = (old.GetValueOrDefault(id), now.GetValueOrDefault(id)) switch
            {
                (null, { } added) => $"+ {added}{Chain(added)}",
                ({ } removed, null) => $"- {removed}",
                ({ } from, { } to) when from.Version != to.Version => $"~ {id} {from.Version} -> {to.Version}{Chain(to)}",
                ({ } from, { } to) when from.ContentHash != to.ContentHash => $"! {to}: the same version with other content",
                ({ } from, { } to) when from.Sha512 != to.Sha512 => $"! {to}: the same content, signed anew",
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Chain(ResolvedPackage package) => package.Why.Count > 0 ? $" ({package.Why[0]})" : "";

    private static IEnumerable<string> Moved(string subject, string before, string after) => before == after ? [] : [$"~ {subject} {before} -> {after}"];
}
