using Slipway.Builder.Bases;
using Slipway.Builder.Compilation;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Evidence.Bills;
using Slipway.Builder.Linking;
using Slipway.Images.Caching;

namespace Slipway.Builder.Caching;

/// <summary>What is kept between builds: package files, unpacked packages of network feeds, compiled servers, what linking found, bases of registries, indexes of advisories, what bases consist of, layers. All of it can be made again.</summary>
public sealed class BuildCache(string folder)
{
    private const string Packages = "packages";
    /// <summary>Unpacked packages of network feeds.</summary>
    internal const string Fetched = "fetched";

    /// <summary>The same, of builds that have the server from their base.</summary>
    internal const string FetchedBesideStock = "fetched-stock";

    private const string Layers = "layers";

    /// <summary>Where it lies.</summary>
    public string Folder { get; } = folder;

    /// <summary>What each part holds.</summary>
    public IReadOnlyList<CachePart> Measure() =>
    [
        Sum(Packages, PackageFiles()),
        Sum(Fetched, FetchedPackages()),
        Sum(KeptCompilation.Folder, CompiledServers()),
        Sum(KeptLinking.Folder, FilesOf(KeptLinking.Folder)),
        Sum(RegistryBases.Folder, BaseBlobs()),
        Sum(AdvisoryDatabase.Folder, FilesOf(AdvisoryDatabase.Folder)),
        Sum(BaseInventory.Folder, FilesOf(BaseInventory.Folder)),
        LayerCache() is { } layers && layers.Measure() is var use ? new CachePart(Layers, use.Layers, use.Bytes) : new CachePart(Layers, 0, 0),
    ];

    /// <summary>Removes what was kept longest until at most so many bytes are left; unpacked packages first, layers last.</summary>
    public void Prune(long bytes)
    {
        var left = Measure().Sum(part => part.Bytes);
        foreach (var item in Oldest(FetchedPackages()).Concat(Oldest(PackageFiles())).Concat(Oldest(CompiledServers())).Concat(Oldest(FilesOf(KeptLinking.Folder))).Concat(Oldest(BaseBlobs())).Concat(Oldest(FilesOf(AdvisoryDatabase.Folder))).Concat(Oldest(FilesOf(BaseInventory.Folder))))
        {
            if (left <= bytes)
            {
                return;
            }

            left -= SizeOf(item);
            Remove(item);
        }

        LayerCache()?.Prune(bytes);
    }

    private LayerCache? LayerCache() => Path.Combine(Folder, Layers) is var layers && Directory.Exists(layers) ? new LayerCache(layers) : null;

    private List<FileSystemInfo> PackageFiles() => Directories(Packages).SelectMany(folder => folder.GetFiles()).ToList<FileSystemInfo>();

    private List<FileSystemInfo> FetchedPackages() => Directories(Fetched).Concat(Directories(FetchedBesideStock)).SelectMany(folder => folder.GetDirectories()).ToList<FileSystemInfo>();

    private List<FileSystemInfo> CompiledServers() => FilesOf(KeptCompilation.Folder);

    private List<FileSystemInfo> FilesOf(string part) => new DirectoryInfo(Path.Combine(Folder, part)) is { Exists: true } found ? [.. found.GetFiles().Where(file => !file.Name.StartsWith('.'))] : [];

    private List<FileSystemInfo> BaseBlobs() => Directories(RegistryBases.Folder).SelectMany(folder => folder.GetFiles("*", SearchOption.AllDirectories)).Where(file => !file.Name.StartsWith('.')).ToList<FileSystemInfo>();

    private DirectoryInfo[] Directories(string part) => new DirectoryInfo(Path.Combine(Folder, part)) is { Exists: true } found ? found.GetDirectories() : [];

    private static IEnumerable<FileSystemInfo> Oldest(IEnumerable<FileSystemInfo> items) =>
        items.OrderBy(item => item.LastWriteTimeUtc).ThenBy(item => item.FullName, StringComparer.Ordinal);

    private static CachePart Sum(string name, List<FileSystemInfo> items) => new(name, items.Count, items.Sum(SizeOf));

    private static long SizeOf(FileSystemInfo item) => item switch
    {
        FileInfo file => file.Length,
        DirectoryInfo folder => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length),
        _ => 0,
    };

    private static void Remove(FileSystemInfo item)
    {
        if (item is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            item.Delete();
        }
    }
}
