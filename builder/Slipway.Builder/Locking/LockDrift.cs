using Slipway.Builder.Bases;
using Slipway.Builder.Manifest;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Locking;

/// <summary>Says, without resolving anything, in what a manifest or a tool moved away from a lock.</summary>
internal static class LockDrift
{
    /// <summary>Each difference; none when the lock fits.</summary>
    public static IReadOnlyList<Drift> Of(ServerLock value, ServerManifest manifest, string referencePacks, string slipway)
    {
        List<Drift> versions =
        [
            .. Moved(new("spec.base.server", manifest.Base.Server?.Position), "the server", value.Server, manifest.Base.Server?.Value.ToString() ?? value.Server),
            .. Plugins(value, manifest),
            .. Pins(value, manifest),
        ];
        List<Drift> moved =
        [
            .. versions,
            .. Parts(value, manifest).ExceptBy(versions.Select(version => version.Place.Part), part => part.Place.Part, StringComparer.Ordinal),
            .. Moved(default, "Slipway", value.Slipway, slipway),
            .. Moved(default, "the reference packs", value.ReferencePacks, referencePacks),
        ];
        return moved.Count == 0 && value.Manifest != ManifestMeaning.DigestOf(manifest) ? [new Drift("the manifest says something else")] : moved;
    }

    /// <summary>Each base that is another than the lock names.</summary>
    public static IEnumerable<Drift> OfBases(ServerLock value, ServerManifest manifest, IReadOnlyList<FoundBase> found)
    {
        var place = new DriftPlace("", manifest.Base.Image.Position);
        return found.SelectMany(IEnumerable<Drift> (one) => value.Bases.TryGetValue(one.Platform.ToString(), out var locked)
            ? Moved(place, $"the base for {one.Platform}", locked, one.Digest.ToString())
            : [new Drift($"the base for {one.Platform} is not locked") { Place = place }]);
    }

    /// <summary>Each thing that is known of plugins by other sources than the manifest, and is not what was locked.</summary>
    /// <param name="value">The lock.</param>
    /// <param name="manifest">The manifest that names them.</param>
    /// <param name="judged">The same, with what index, packages and signatures say now.</param>
    /// <param name="hasSigners">Whether the signatures were judged and found good; if not, that is told already.</param>
    public static IEnumerable<Drift> OfPlugins(ServerLock value, ServerManifest manifest, ServerLock judged, bool hasSigners)
    {
        var before = value.Plugins.Select(plugin => plugin with { SignedBy = null });
        var now = judged.Plugins.Select(plugin => plugin with { SignedBy = null });
        if (value.Index != judged.Index || !before.SequenceEqual(now))
        {
            yield return OfIndex;
        }

        if (!hasSigners)
        {
            yield break;
        }

        foreach (var (known, plugin) in value.Plugins.Join(judged.Plugins, plugin => plugin.Name, plugin => plugin.Name, (known, plugin) => (known, plugin)))
        {
            var place = new DriftPlace("", manifest.Plugins.FirstOrDefault(request => request.Name == plugin.Name)?.Module.Position);
            foreach (var other in Moved(place, $"who signed {plugin.Module} {plugin.Version}", known.SignedBy ?? "not asked", plugin.SignedBy ?? "not asked"))
            {
                yield return other;
            }
        }
    }

    /// <summary>That the index is another one.</summary>
    public static Drift OfIndex { get; } = new("the plugin index says something else");

    /// <summary>Whether a lock still speaks of the base that a manifest names, for the same platforms.</summary>
    public static bool SameBase(ServerLock value, ServerManifest manifest) =>
        value.ManifestParts.Count > 0 && !Parts(value, manifest).Any(part => part.Place.Part is ManifestMeaning.BaseImage or ManifestMeaning.Platforms);

    private static IEnumerable<Drift> Plugins(ServerLock value, ServerManifest manifest)
    {
        var locked = value.Plugins.ToDictionary(plugin => plugin.Name, StringComparer.Ordinal);
        foreach (var plugin in manifest.Plugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal))
        {
            var place = new DriftPlace(ManifestMeaning.PluginPart(plugin.Name), plugin.Version.Position);
            if (!locked.Remove(plugin.Name, out var known))
            {
                yield return new Drift($"{plugin.Subject} {plugin.Version.Value} is new") { Place = place };
                continue;
            }

            foreach (var line in Moved(place with { Position = plugin.Module.Position }, $"the package of {plugin.Subject}", known.Module.ToString(), plugin.Module.Value.ToString())
                .Concat(Moved(place, plugin.Subject, known.Version, Normal(plugin.Version.Value.ToString()))))
            {
                yield return line;
            }
        }

        foreach (var gone in locked.Keys.Order(StringComparer.Ordinal))
        {
            yield return new Drift($"plugin \"{gone}\" {locked[gone].Version} is gone") { Place = new(ManifestMeaning.PluginPart(gone), null) };
        }
    }

    private static IEnumerable<Drift> Pins(ServerLock value, ServerManifest manifest) =>
        manifest.Overrides.OrderBy(pin => pin.Module.Value).SelectMany(pin =>
            value.Packages.FirstOrDefault(package => package.Id == pin.Module.Value) is { } package
                ? Moved(new(ManifestMeaning.OverridePart(pin.Module.Value), pin.Version.Position), $"the override of {package.Id}", package.Version, Normal(pin.Version.Value.ToString()))
                : []);

    // A lock holds of each part only that it was there and a hash, so the line cannot show what it was.
    private static IEnumerable<Drift> Parts(ServerLock value, ServerManifest manifest)
    {
        if (value.ManifestParts.Count == 0)
        {
            return [];
        }

        var now = ManifestMeaning.PartsOf(manifest);
        return value.ManifestParts.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Where(part => value.ManifestParts.GetValueOrDefault(part) != now.GetValueOrDefault(part))
            .Select(part => new Drift($"{part} {(!now.ContainsKey(part) ? "is gone" : value.ManifestParts.ContainsKey(part) ? "changed" : "is new")}") { Place = new(part, null) });
    }

    private static string Normal(string version) => PackageVersion.Normal(version);

    private static IEnumerable<Drift> Moved(DriftPlace place, string subject, string locked, string wanted) =>
        string.Equals(locked, wanted, StringComparison.OrdinalIgnoreCase) ? [] : [new Drift($"{subject}: {locked} -> {wanted}") { Place = place }];
}
