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
        var own = files.All.Where(file => file.Item.Kind != LayerEntryKind.Directory)
            .Where(file => (folder is not null && file.Item.Path.StartsWith(folder, StringComparison.Ordinal)) || file.Item.Path.StartsWith(PluginFolder, StringComparison.Ordinal))
            .ToList();
        var digests = await DigestsAsync(own, token);
        return
        [
            .. own.Select(file => file.Item.Path).Append(program).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(path => new ComponentFile(path, digests.TryGetValue(path, out var digest) ? digest : null)),
        ];
    }

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
