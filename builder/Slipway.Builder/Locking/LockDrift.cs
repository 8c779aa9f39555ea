using System.Globalization;
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
        List<string> moved =
        [
            .. Moved("the server", value.Server, manifest.Base.Server?.Value.ToString() ?? value.Server),
            .. Plugins(value, manifest),
            .. Pins(value, manifest),
            .. Moved("Slipway", value.Slipway, slipway),
            .. Moved("the reference packs", value.ReferencePacks, referencePacks),
        ];
        if (moved.Count == 0 && value.Manifest != ManifestMeaning.DigestOf(manifest))
        {
            moved.Add("the manifest says something else about image, feeds, policy or publisher");
        }

        return moved;
    }

    /// <summary>One line for each base that is another than the lock names.</summary>
    public static IReadOnlyList<string> OfBases(ServerLock value, IReadOnlyList<FoundBase> found) =>
    [
        .. found.SelectMany(one => value.Bases.TryGetValue(one.Platform.ToString(), out var locked)
            ? Moved($"the base for {one.Platform}", locked, one.Digest.ToString())
            : [$"the base for {one.Platform} is not locked"]),
    ];

    private static IEnumerable<string> Plugins(ServerLock value, ServerManifest manifest)
    {
        var locked = value.Plugins.ToDictionary(plugin => plugin.Name, StringComparer.Ordinal);
        foreach (var plugin in manifest.Plugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal))
        {
            if (!locked.Remove(plugin.Name, out var known))
            {
                yield return $"{plugin.Subject} {plugin.Version.Value} is new";
                continue;
            }

            foreach (var line in Moved($"the package of {plugin.Subject}", known.Module.ToString(), plugin.Module.Value.ToString())
                .Concat(Moved(plugin.Subject, known.Version, Normal(plugin.Version.Value.ToString()))))
            {
                yield return line;
            }
        }

        foreach (var gone in locked.Keys.Order(StringComparer.Ordinal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"plugin \"{gone}\" {locked[gone].Version} is gone");
        }
    }

    private static IEnumerable<string> Pins(ServerLock value, ServerManifest manifest) =>
        manifest.Overrides.OrderBy(pin => pin.Module.Value).SelectMany(pin =>
            value.Packages.FirstOrDefault(package => package.Id == pin.Module.Value) is { } package
                ? Moved($"the override of {package.Id}", package.Version, Normal(pin.Version.Value.ToString()))
                : []);

    private static string Normal(string version) => PackageVersion.Normal(version);

    private static IEnumerable<string> Moved(string subject, string locked, string wanted) =>
        string.Equals(locked, wanted, StringComparison.OrdinalIgnoreCase) ? [] : [$"{subject}: {locked} -> {wanted}"];
}
