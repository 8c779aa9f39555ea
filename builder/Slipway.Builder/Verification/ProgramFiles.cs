using System.Collections.Immutable;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Reading;
using Slipway.Trust;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Verification;

/// <summary>
/// The files of an image that somebody must answer for: those beside the program that it starts, and the plugin programs. What lies below is
/// the base's.
/// </summary>
internal static class ProgramFiles
{
    private const string PluginFolder = "opt/opsorch/plugins/";

    /// <summary>The files with what is in them, in ordinal order of their paths. Never none: a program that cannot be found is a file that nobody answers for.</summary>
    public static async Task<ImmutableArray<ComponentFile>> OfAsync(Image image, CancellationToken token)
    {
        var files = await ImageFiles.MergeAsync(image, token);
        string[] command = [.. image.Config.Entrypoint, .. image.Config.Cmd];
        var assembly = command.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        var program = (assembly ?? command.FirstOrDefault() ?? "the program").TrimStart('/');
        var folder = assembly is null ? null : program[..(program.LastIndexOf('/') + 1)];
        // The program's folder may itself be reached through a link.
        var folders = folder is null ? [] : new[] { folder, files.Find(program) is { } found && files.PlaceOf(found) is var place ? place[..(place.LastIndexOf('/') + 1)] : folder };
        var named = Named(image.Config).Select(files.Find).OfType<ImageFile>().ToHashSet();
        var own = files.All.Where(file => file.Item.Kind != LayerEntryKind.Directory).Select(file => (File: file, Place: files.PlaceOf(file)))
            .Where(one => folders.Any(each => one.Place.StartsWith(each, StringComparison.Ordinal)) || one.Place.StartsWith(PluginFolder, StringComparison.Ordinal) || named.Contains(one.File))
            .ToList();
        var digests = await DigestsAsync([.. own.Select(one => one.File)], token);
        return
        [
            .. own.Select(one => new ComponentFile(one.Place, digests.TryGetValue(one.File.Item.Path, out var digest) ? digest : null))
                .Concat(files.Find(program) is { } start && own.Exists(one => one.File == start) ? [] : [new ComponentFile(program, null)])
                .Distinct().OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    // What the environment has run wherever it lies: plugin programs, and code that .NET loads before the program's own.
    private static IEnumerable<string> Named(ImageConfig config) =>
        config.Env.Select(variable => variable.Split('=', 2)).Where(parts => parts.Length == 2)
            .SelectMany(parts => parts[0] is "DOTNET_STARTUP_HOOKS" ? parts[1].Split(':')
                : parts[0].StartsWith("OPSORCH_", StringComparison.Ordinal) && parts[0].EndsWith("_PLUGIN", StringComparison.Ordinal) ? [parts[1]] : [])
            .Where(path => path.Length > 0)
            .Select(path => path[0] == '/' ? path : $"{config.WorkingDirectory}/{path}");

    // Each layer is read once. A link has no bytes of its own, so nothing that states some answers for it.
    private static async Task<Dictionary<string, Sha256Digest>> DigestsAsync(IReadOnlyList<ImageFile> files, CancellationToken token)
    {
        var digests = new Dictionary<string, Sha256Digest>(StringComparer.Ordinal);
        foreach (var layer in files.GroupBy(file => file.LayerIndex))
        {
            var wanted = layer.Select(file => file.Item.Path).ToHashSet(StringComparer.Ordinal);
            await LayerReader.VisitFilesAsync(layer.First().Layer, async (item, content) =>
            {
                if (wanted.Contains(item.Path))
                {
                    digests[item.Path] = await Sha256Digest.OfAsync(content, token);
                }
            }, token);
        }

        return digests;
    }
}
