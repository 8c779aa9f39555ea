using Slipway.Builder.Manifest;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Puts together what was chosen for several platforms, and refuses packages that have code for one of them only.</summary>
internal static class PlatformVariants
{
    /// <summary>The packages of the first platform, with what the others take of them instead.</summary>
    public static IReadOnlyList<ResolvedPackage> Merge(IReadOnlyList<(Platform Platform, IReadOnlyList<ResolvedPackage> Packages)> chosen)
    {
        var (first, others) = (chosen[0], chosen.Skip(1).ToList());
        var alone = others.SelectMany(other => other.Packages).DistinctBy(package => package.Id).ExceptBy(first.Packages.Select(package => package.Id), package => package.Id);
        return [.. first.Packages.Concat(alone.Select(package => package with { Assets = [] })).OrderBy(package => package.Id).Select(package => package with { Variants = Variants(package, others) })];
    }

    /// <summary>Says which plugin brings a package that differs in version between platforms, or has code for some of them and none for others.</summary>
    public static void Report(IReadOnlyList<(Platform Platform, IReadOnlyList<ResolvedPackage> Packages)> chosen, IReadOnlyList<Platform> wanted, ServerManifest manifest, DiagnosticBag bag)
    {
        foreach (var found in chosen.SelectMany(each => each.Packages.Select(package => (each.Platform, Package: package))).GroupBy(found => found.Package.Id))
        {
            var package = found.First().Package;
            if (found.FirstOrDefault(other => other.Package.Version != package.Version) is { Package: { } differing } other)
            {
                bag.Add(At(package, $"{package} for {found.First().Platform} is {differing.Version} for {other.Platform}", manifest));
            }

            foreach (var (kind, word) in new[] { (AssetKind.Native, "native libraries"), (AssetKind.Runtime, "assemblies") })
            {
                var have = found.Where(each => each.Package.Assets.Any(asset => asset.Kind == kind)).Select(each => each.Platform).ToList();
                var lack = found.Select(each => each.Platform).Where(wanted.Contains).Except(have).ToList();
                if (have.Count > 0 && lack.Count > 0)
                {
                    bag.Add(At(package, $"{package} has {word} for {string.Join(", ", have)} and none for {string.Join(", ", lack)}", manifest));
                }
            }
        }
    }

    private static Diagnostic At(ResolvedPackage package, string what, ServerManifest manifest)
    {
        var plugin = manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == package.Id)
            ?? manifest.Plugins.FirstOrDefault(plugin => package.Why.Any(path => path.StartsWith(plugin.Module.Value + " ", StringComparison.OrdinalIgnoreCase)));
        return ResolutionRules.PlatformOnly.At(
            plugin?.Module.Position ?? manifest.Base.ServerPosition,
            $"{plugin?.Subject ?? "the server"} does not fit every platform of spec.platforms: {what}", "take a version that has it, or build for the other platforms only");
    }

    private static Dictionary<string, IReadOnlyList<PackageAsset>> Variants(
        ResolvedPackage package, IReadOnlyList<(Platform Platform, IReadOnlyList<ResolvedPackage> Packages)> others) => others
            .Select(other => (Identifier: RuntimeIdentifiers.Of(other.Platform), Assets: other.Packages.FirstOrDefault(each => each.Id == package.Id)?.Assets ?? []))
            .Where(other => !other.Assets.SequenceEqual(package.Assets))
            .ToDictionary(other => other.Identifier, other => other.Assets, StringComparer.Ordinal);
}
