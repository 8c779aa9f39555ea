using System.Security.Cryptography;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Reading;

namespace Slipway.Builder.Inspection;

/// <summary>Reads what an image says of itself: its labels, and the table in its server's assembly.</summary>
public static class ImageInspector
{
    private const string Prefix = "dev.slipway.";
    private const string PluginFolder = "opt/opsorch/plugins/";

    /// <summary>What the image says; null when Slipway did not make it.</summary>
    public static async Task<InspectedServer?> InspectAsync(Image image, CancellationToken token)
    {
        var labels = image.Config.Labels
            .Where(label => label.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(label => KeyValuePair.Create(label.Key[Prefix.Length..], label.Value)).ToList();
        if (labels.Count == 0)
        {
            return null;
        }

        var program = image.Config.Entrypoint.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.Ordinal));
        var files = await ImageFiles.MergeAsync(image, token);
        var assembly = program is null ? null : await files.ReadAsync(program, token);
        var inside = assembly is null ? null : AssemblyInspector.Inspect(assembly);
        return new InspectedServer(labels, inside?.Plugins ?? [])
        {
            Digest = image.Digest.ToString(),
            Platform = image.Platform.ToString(),
            Programs = await ProgramsAsync(files, token),
        };
    }

    private static async Task<IReadOnlyList<InspectedProgram>> ProgramsAsync(ImageFiles files, CancellationToken token)
    {
        var programs = new List<InspectedProgram>();
        foreach (var file in files.All.Where(file => file.Item.Kind == LayerEntryKind.File && file.Item.Path.StartsWith(PluginFolder, StringComparison.Ordinal)))
        {
            var content = await files.ReadAsync(file.Item.Path, token);
            programs.Add(new InspectedProgram(file.Item.Path[PluginFolder.Length..], Convert.ToHexStringLower(SHA256.HashData(content ?? []))));
        }

        return programs;
    }
}
