using NuGet.Packaging;
using NuGet.ProjectModel;

namespace Slipway.Builder.Resolution;

/// <summary>The packages that a resolution chose, in the order of their ids.</summary>
internal sealed record ResolvedClosure(IReadOnlyList<ResolvedPackage> Packages)
{
    /// <summary>Reads what NuGet chose, and keeps every package's file in the store.</summary>
    public static async Task<ResolvedClosure> ReadAsync(
        LockFile chosen, ResolutionRequest request, ResolverFolders folders, CancellationToken token)
    {
        var target = chosen.GetTarget(RestoreSpecification.Framework, request.RuntimeIdentifier)
            ?? throw new InvalidOperationException("NuGet resolved no graph for the requested runtime.");
        var libraries = target.Libraries.Where(library => library.Type == "package")
            .OrderBy(library => library.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var versions = libraries.ToDictionary(library => library.Name!, library => library.Version!.ToNormalizedString(), StringComparer.OrdinalIgnoreCase);
        var chains = WhyChains.Of(request.Packages.Select(package => package.Id.ToString()), libraries);
        var packages = new List<ResolvedPackage>(libraries.Count);
        foreach (var library in libraries)
        {
            packages.Add(await ReadAsync(library, versions, chains, new(request.Feeds, folders), token));
        }

        return new ResolvedClosure(packages);
    }

    private static async Task<ResolvedPackage> ReadAsync(
        LockFileTargetLibrary library, Dictionary<string, string> versions, WhyChains chains, Origin origin, CancellationToken token)
    {
        var id = PackageId.Parse(library.Name!);
        var version = versions[library.Name!];
        var folder = origin.Folders.FolderOf(id, version);
        var metadata = origin.Folders.Memory.Once(Path.Combine(folder, ".nupkg.metadata"), NupkgMetadataFileFormat.Read);
        var feed = origin.Feeds.FirstOrDefault(feed => feed.Delivered(metadata.Source ?? ""));
        var file = await origin.Folders.Memory.Once(Path.Combine(folder, $"{id.Lower}.{version.ToLowerInvariant()}.nupkg"), path => origin.Folders.Store.AddAsync(path, token));
        return new ResolvedPackage
        {
            Id = id,
            Version = version,
            ContentHash = metadata.ContentHash ?? file.ToString(),
            Sha512 = file.ToString(),
            Feed = feed?.Name ?? "",
            IsFromNetwork = feed is { IsFolder: false },
            Assets = [.. Assets(library).Select(asset => origin.Folders.Memory.Once((folder, asset), _ => AssemblyVersions.Of(folder, asset)))],
            Dependencies =
            [
                .. library.Dependencies.Where(dependency => versions.ContainsKey(dependency.Id))
                    .Select(dependency => new PackageReference(PackageId.Parse(dependency.Id), versions[dependency.Id]))
                    .OrderBy(dependency => dependency.Id),
            ],
            Frameworks = [.. library.FrameworkReferences.Order(StringComparer.Ordinal)],
            Why = chains.To(library.Name!),
        };
    }

    private static IEnumerable<PackageAsset> Assets(LockFileTargetLibrary library) =>
        From(library.CompileTimeAssemblies, AssetKind.Compile)
            .Concat(From(library.RuntimeAssemblies, AssetKind.Runtime))
            .Concat(From(library.NativeLibraries, AssetKind.Native))
            .Concat(From(library.ResourceAssemblies, AssetKind.Resource))
            .OrderBy(asset => asset.Path, StringComparer.Ordinal).ThenBy(asset => asset.Kind);

    // `_._` is how a package says that it has nothing here.
    private static IEnumerable<PackageAsset> From(IEnumerable<LockFileItem> items, AssetKind kind) =>
        items.Where(item => !item.Path.EndsWith("/_._", StringComparison.Ordinal))
            .Select(item => new PackageAsset(kind, item.Path, kind == AssetKind.Resource ? item.Properties["locale"] : null));

    private sealed record Origin(IReadOnlyList<Feed> Feeds, ResolverFolders Folders);
}
