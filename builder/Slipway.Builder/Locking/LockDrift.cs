using Slipway.Builder.Bases;
using Slipway.Builder.Manifest;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Locking;

/// <summary>Says, without resolving anything, in what a manifest or a tool moved away from a lock.</summary>
internal static class LockDrift
{
    /// <summary>One line for each difference; empty when the lock fits.</summary>
    public static IReadOnlyList<string> Of(ServerLock value, ServerManifest manifest, string referencePacks, string slipway)
    {
        List<(string Part, string Line)> versions =
        [
            .. Moved("spec.base.server", "the server", value.Server, manifest.Base.Server?.Value.ToString() ?? value.Server),
            .. Plugins(value, manifest),
            .. Pins(value, manifest),
        ];
        List<string> moved =
        [
            .. versions.Select(version => version.Line),
            .. Parts(value, manifest).ExceptBy(versions.Select(version => version.Part), part => part.Part, StringComparer.Ordinal).Select(part => part.Line),
            .. Moved("", "Slipway", value.Slipway, slipway).Select(tool => tool.Line),
            .. Moved("", "the reference packs", value.ReferencePacks, referencePacks).Select(tool => tool.Line),
        ];
        return moved.Count == 0 && value.Manifest != ManifestMeaning.DigestOf(manifest) ? ["the manifest says something else"] : moved;
    }

    /// <summary>One line for each base that is another than the lock names.</summary>
    public static IEnumerable<string> OfBases(ServerLock value, IReadOnlyList<FoundBase> found) =>
        found.SelectMany(IEnumerable<string> (one) => value.Bases.TryGetValue(one.Platform.ToString(), out var locked)
            ? Moved("", $"the base for {one.Platform}", locked, one.Digest.ToString()).Select(each => each.Line)
            : [$"the base for {one.Platform} is not locked"]);

    /// <summary>One line for each thing that is known of plugins by other sources than the manifest, and is not what was locked.</summary>
    /// <param name="value">The lock.</param>
    /// <param name="judged">The same, with what index, packages and signatures say now.</param>
    /// <param name="hasSigners">Whether the signatures were judged and found good; if not, that is told already.</param>
    public static IEnumerable<string> OfPlugins(ServerLock value, ServerLock judged, bool hasSigners)
    {
        var before = value.Plugins.Select(plugin => plugin with { SignedBy = null });
        var now = judged.Plugins.Select(plugin => plugin with { SignedBy = null });
        if (value.Index != judged.Index || !before.SequenceEqual(now))
        {
            yield return "the plugin index says something else";
        }

        if (!hasSigners)
        {
            yield break;
        }

        foreach (var (known, plugin) in value.Plugins.Join(judged.Plugins, plugin => plugin.Name, plugin => plugin.Name, (known, plugin) => (known, plugin)))
        {
            foreach (var line in Moved("", $"who signed {plugin.Module} {plugin.Version}", known.SignedBy ?? "not asked", plugin.SignedBy ?? "not asked"))
            {
                yield return line.Line;
            }
        }
    }

    /// <summary>Whether a lock still speaks of the base that a manifest names, for the same platforms.</summary>
    public static bool SameBase(ServerLock value, ServerManifest manifest) =>
        value.ManifestParts.Count > 0 && !Parts(value, manifest).Any(part => part.Part is ManifestMeaning.BaseImage or ManifestMeaning.Platforms);

    private static IEnumerable<(string Part, string Line)> Plugins(ServerLock value, ServerManifest manifest)
    {
        var locked = value.Plugins.ToDictionary(plugin => plugin.Name, StringComparer.Ordinal);
        foreach (var plugin in manifest.Plugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal))
        {
            var part = ManifestMeaning.PluginPart(plugin.Name);
            if (!locked.Remove(plugin.Name, out var known))
            {
                yield return (part, $"{plugin.Subject} {plugin.Version.Value} is new");
                continue;
            }

            foreach (var line in Moved(part, $"the package of {plugin.Subject}", known.Module.ToString(), plugin.Module.Value.ToString())
                .Concat(Moved(part, plugin.Subject, known.Version, Normal(plugin.Version.Value.ToString()))))
            {
                yield return line;
            }
        }

        foreach (var gone in locked.Keys.Order(StringComparer.Ordinal))
        {
            yield return (ManifestMeaning.PluginPart(gone), $"plugin \"{gone}\" {locked[gone].Version} is gone");
        }
    }

    private static IEnumerable<(string Part, string Line)> Pins(ServerLock value, ServerManifest manifest) =>
        manifest.Overrides.OrderBy(pin => pin.Module.Value).SelectMany(pin =>
            value.Packages.FirstOrDefault(package => package.Id == pin.Module.Value) is { } package
                ? Moved(ManifestMeaning.OverridePart(pin.Module.Value), $"the override of {package.Id}", package.Version, Normal(pin.Version.Value.ToString()))
                : []);

    // A lock holds of each part only that it was there and a hash, so the line cannot show what it was.
    private static IEnumerable<(string Part, string Line)> Parts(ServerLock value, ServerManifest manifest)
    {
        if (value.ManifestParts.Count == 0)
        {
            return [];
        }

        var now = ManifestMeaning.PartsOf(manifest);
        return value.ManifestParts.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Where(part => value.ManifestParts.GetValueOrDefault(part) != now.GetValueOrDefault(part))
            .Select(part => (part, $"{part} {(!now.ContainsKey(part) ? "is gone" : value.ManifestParts.ContainsKey(part) ? "changed" : "is new")}"));
    }

    private static string Normal(string version) => PackageVersion.Normal(version);

    private static IEnumerable<(string Part, string Line)> Moved(string part, string subject, string locked, string wanted) =>
        string.Equals(locked, wanted, StringComparison.OrdinalIgnoreCase) ? [] : [(part, $"{subject}: {locked} -> {wanted}")];
}
