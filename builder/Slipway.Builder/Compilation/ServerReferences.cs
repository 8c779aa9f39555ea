using Microsoft.CodeAnalysis;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Compilation;

/// <summary>What a server is compiled against: the shared frameworks' assemblies and what the packages offer the compiler.</summary>
internal static class ServerReferences
{
    /// <summary>The references in a fixed order.</summary>
    public static IReadOnlyList<MetadataReference> Of(ResolvedServer resolved, IReadOnlyList<string> frameworks)
    {
        var offered = resolved.Lock.Packages.SelectMany(package => Offered(resolved, package)).ToList();
        var names = offered.Select(reference => reference.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. frameworks.Where(path => !names.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path)),
            .. offered.Select(reference => reference.Reference),
        ];
    }

    private static IEnumerable<(string Name, MetadataReference Reference)> Offered(ResolvedServer resolved, ResolvedPackage package)
    {
        var assets = package.Assets.Where(asset => asset.Kind == AssetKind.Compile).ToList();
        if (assets.Count == 0)
        {
            yield break;
        }

        using var file = resolved.Open(package);
        foreach (var asset in assets)
        {
            yield return (asset.FileName, MetadataReference.CreateFromImage(file.Read(asset.Path), filePath: $"{package.Id}/{asset.Path}"));
        }
    }
}
