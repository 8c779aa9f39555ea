using Slipway.Images.Composition;
using Slipway.Images.Reading;

namespace Slipway.Builder.Inspection;

/// <summary>Reads what an image says of itself: its labels, and the table in its server's assembly.</summary>
public static class ImageInspector
{
    private const string Prefix = "dev.slipway.";

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
        var assembly = program is null ? null : await (await ImageFiles.MergeAsync(image, token)).ReadAsync(program, token);
        var inside = assembly is null ? null : AssemblyInspector.Inspect(assembly);
        return new InspectedServer(labels, inside?.Plugins ?? []) { Digest = image.Digest.ToString(), Platform = image.Platform.ToString() };
    }
}
