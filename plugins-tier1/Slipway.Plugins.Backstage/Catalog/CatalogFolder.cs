using System.Text.Json;
using Slipway.Plugins.Shared.Yaml;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>Reads all entities below a folder: of every file whose name begins with catalog-info, and of those that a Location there names.</summary>
internal sealed class CatalogFolder
{
    private const int LargestFile = 4 * 1024 * 1024;
    private readonly string _root;
    private readonly Queue<string> _files = [];
    private readonly HashSet<string> _queued = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityRef, string> _places = [];

    private CatalogFolder(string root) => _root = root;

    /// <summary>The entities; of two with the same reference the first.</summary>
    public List<Entity> Entities { get; } = [];

    /// <summary>What could not be read, each with its place.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Reads a file or a folder.</summary>
    public static async Task<CatalogFolder> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var isFile = File.Exists(path);
        var folder = new CatalogFolder(Path.GetFullPath(isFile ? Path.GetDirectoryName(Path.GetFullPath(path))! : path));
        try
        {
            foreach (var file in isFile ? [Path.GetFullPath(path)] : YamlFolder.Files(folder._root, name => name.StartsWith("catalog-info", StringComparison.Ordinal)))
            {
                folder.Enqueue(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ProviderException.Unavailable($"the folder of files cannot be read: {exception.Message}", exception);
        }

        while (folder._files.TryDequeue(out var file))
        {
            await folder.ReadFileAsync(file, cancellationToken);
        }

        return folder;
    }

    private async Task ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        var shown = Path.GetRelativePath(_root, file);
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                Problems.Add($"{shown} has more than {LargestFile} bytes, so it was not read");
                return;
            }

            foreach (var document in YamlFile.Read(await File.ReadAllTextAsync(file, cancellationToken), shown))
            {
                Add(document, file, $"{shown}:{document.Line}");
            }
        }
        catch (YamlFileException exception)
        {
            Problems.Add(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problems.Add($"{shown} cannot be read: {exception.Message}");
        }
    }

    private void Add(YamlValue document, string file, string place)
    {
        if (document is not YamlMap map)
        {
            Problems.Add($"{place}: an entity with kind, metadata and spec is expected");
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(YamlJson.Of(map)!.ToJsonString());
            var entity = EntityReader.Read(json.RootElement);
            if (!_places.TryAdd(entity.Ref, place))
            {
                Problems.Add($"{place}: {entity.Ref} is there already, at {_places[entity.Ref]}");
                return;
            }

            Entities.Add(entity);
            if (entity.Ref.Kind == "location")
            {
                Follow(map, file, place);
            }
        }
        catch (FormatException exception)
        {
            Problems.Add($"{place}: {exception.Message}");
        }
    }

    // Other files of the same folder are followed; what lies elsewhere is not ours to fetch.
    private void Follow(YamlMap location, string file, string place)
    {
        var spec = location.Find("spec") as YamlMap;
        var targets = (spec?.Find("targets") as YamlList)?.Items.OfType<YamlText>().Select(text => text.Text) ?? [];
        foreach (var target in targets.Concat((spec?.Find("target") as YamlText)?.Text is { } one ? [one] : []))
        {
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, target));
            if (!path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
            {
                Problems.Add($"{place}: the location {target} is no file of this folder, so it was not followed");
                continue;
            }

            Enqueue(path);
        }
    }

    private void Enqueue(string file)
    {
        if (_queued.Add(file))
        {
            _files.Enqueue(file);
        }
    }
}
