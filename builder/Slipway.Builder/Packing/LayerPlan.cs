using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Slipway.Builder.Compilation;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Images.Layers;

namespace Slipway.Builder.Packing;

/// <summary>
/// Distributes a server's files over layers: the server, big dependencies, the other dependencies, each plugin, each plugin program,
/// the composition. A plugin's layer depends on its own package only, so it has the same digest in every image.
/// </summary>
internal static class LayerPlan
{
    /// <summary>Where the application lies in the image, without the leading slash.</summary>
    public const string Folder = "app";

    private const long OwnLayerFrom = 512 << 10;
    private const int Budget = 20;

    /// <summary>The layers between a base of so many layers and the composition, lowest first. None of them knows the compiled server.</summary>
    public static IReadOnlyList<PlannedLayer> BelowComposition(ResolvedServer resolved, IReadOnlyList<LoadedProgram> programs, int baseLayers)
    {
        var packages = resolved.Packages.Where(package => package.Shipped.Any()).ToLookup(package => package.Role);
        var plugins = packages[PackageRole.Plugin].ToList();

        // The server, the other dependencies, one plugin bucket at the least, the composition.
        var free = Budget - baseLayers - programs.Count - 4;
        var big = packages[PackageRole.Dependency]
            .Where(package => SizeOf(resolved, package) > OwnLayerFrom)
            .Take(Math.Max(0, Math.Max(free - plugins.Count + 1, free / 3))).ToList();
        var rest = packages[PackageRole.Dependency].Except(big).ToList();
        var buckets = Math.Max(1, free + 1 - big.Count);
        return
        [
            .. Some("server", packages[PackageRole.Server], resolved),
            .. big.Select(package => Packages($"dependency {package}", [package], resolved)),
            .. Some("dependencies", rest, resolved),
            .. plugins.Count <= buckets
                ? plugins.OrderByDescending(package => Weight(SizeOf(resolved, package))).Select(package => Packages($"plugin {TitleOf(resolved, package)}", [package], resolved))
                : plugins.GroupBy(package => Bucket(package, buckets)).OrderBy(group => group.Key)
                    .Select(group => Packages($"plugins {string.Join(", ", group.Select(package => TitleOf(resolved, package)))}", [.. group], resolved)),
            .. programs.Select(Program),
        ];
    }

    /// <summary>The highest layer: what was compiled.</summary>
    public static PlannedLayer Composition(CompiledServer server) => new(
        "composition",
        "composition/" + Hash(server.Files.Select(file => $"{file.Key} {Digest.Of(file.Value.Span)}")),
        () => [.. server.Files.Select(file => LayerEntry.File($"{Folder}/{file.Key}", file.Value))]);

    // dockerd knows a layer by all that lie below it. What is heavy lies low, so that another plugin's bump does not bring it there
    // again; only when a plugin doubles do layers change places.
    private static int Weight(long size) => BitOperations.Log2((ulong)(size / OwnLayerFrom * 2) | 1);

    // Which bucket a plugin falls into depends on its id alone, so that a new plugin moves one bucket only.
    private static int Bucket(ResolvedPackage package, int buckets) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(package.Id.Lower))) % (uint)buckets);

    private static string TitleOf(ResolvedServer resolved, ResolvedPackage package) =>
        $"{resolved.Plugins.First(plugin => plugin.Package.Id == package.Id).Id} {package.Version}";

    private static long SizeOf(ResolvedServer resolved, ResolvedPackage package)
    {
        using var file = resolved.Open(package);
        return package.Shipped.Sum(asset => file.SizeOf(asset.Path));
    }

    private static IEnumerable<PlannedLayer> Some(string title, IEnumerable<ResolvedPackage> packages, ResolvedServer resolved)
    {
        List<ResolvedPackage> all = [.. packages.OrderBy(package => package.Id)];
        return all.Count == 0 ? [] : [Packages(title, all, resolved)];
    }

    private static PlannedLayer Packages(string title, IReadOnlyList<ResolvedPackage> packages, ResolvedServer resolved) => new(
        title,
        "packages/" + Hash(packages.SelectMany(package => package.Shipped.Select(asset => $"{package.Sha512} {asset.Path} {asset.Target}"))),
        () => [.. packages.SelectMany(package => Entries(package, resolved))]);

    private static List<LayerEntry> Entries(ResolvedPackage package, ResolvedServer resolved)
    {
        using var file = resolved.Open(package);
        return [.. package.Shipped.Select(asset => LayerEntry.File($"{Folder}/{asset.Target}", file.Read(asset.Path)))];
    }

    private static PlannedLayer Program(LoadedProgram program) => new(
        $"stdio plugin {program.Plugin.Name}",
        $"program/{program.Plugin.Name}/{program.Plugin.Sha256.Value}",
        () => [LayerEntry.File($"opt/opsorch/plugins/{program.Plugin.Name}", program.Content, executable: true)]);

    private static string Hash(IEnumerable<string> lines) => Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Hex;
}
