using System.Text;
using System.Text.RegularExpressions;
using Slipway.Images.Layouts;

namespace Slipway.Images.Archives;

/// <summary>
/// The files of an archive, unpacked. What belongs to a layout lies where a layout has it; everything else under the
/// digest of its name, so that no name in an archive can lead out of the folder.
/// </summary>
internal sealed partial class ArchiveContent(string folder)
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    public string Folder { get; } = folder;

    /// <summary>The unpacked file of a name in the archive, through a link if need be; null when there is none.</summary>
    public string? PathOf(string name)
    {
        var normal = Normal(name);
        return _files.GetValueOrDefault(normal) ?? (_links.TryGetValue(normal, out var target) ? _files.GetValueOrDefault(target) : null);
    }

    public async Task AddAsync(string name, Stream content, CancellationToken token)
    {
        var normal = Normal(name);
        var path = Path.Combine(Folder, IsOfLayout(normal) ? normal : $"other/{Digest.Of(Encoding.UTF8.GetBytes(normal)).Hex}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        await content.CopyToAsync(file, token);
        _files[normal] = path;
    }

    /// <summary>Remembers a link; <c>docker save</c> writes a layer that it has written already as one.</summary>
    public void AddLink(string name, string target, bool isRelative)
    {
        var normal = Normal(name);
        var slash = normal.LastIndexOf('/');
        _links[normal] = Normal(isRelative && slash > 0 ? $"{normal[..slash]}/{target}" : target);
    }

    private static bool IsOfLayout(string name) => name is LayoutFiles.Marker or LayoutFiles.Index || Blob().IsMatch(name);

    private static string Normal(string name)
    {
        var parts = new List<string>();
        foreach (var part in name.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\Ablobs/sha256/[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Blob();
}
