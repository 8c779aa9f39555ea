using Slipway.Images.Blobs;
using Slipway.Images.Layers;
using Slipway.Images.Problems;
using Slipway.Images.Reading;

namespace Slipway.Images.Validation;

/// <summary>Reads one layer once: blob digest and size, diffID, and paths that occur twice.</summary>
internal static class LayerCheck
{
    public static async Task<IReadOnlyList<ImageProblem>> RunAsync(ILayer layer, CancellationToken token)
    {
        var problems = new List<ImageProblem>();
        await using var blob = new HashingReader(await layer.OpenAsync(token));
        if (LayerReader.CanRead(layer))
        {
            try
            {
                await CheckTarAsync(layer, blob, problems, token);
            }
            catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or FormatException)
            {
                problems.Add(ValidationProblems.Unreadable(layer.Descriptor.Digest, damaged.Message));
            }
        }
        else
        {
            problems.Add(LayoutProblems.Unsupported(layer.Descriptor.Digest.ToString(), layer.Descriptor.MediaType));
        }

        await blob.DrainAsync(token);
        if (blob.Length != layer.Descriptor.Size)
        {
            problems.Insert(0, BlobProblems.WrongSize(layer.Descriptor, blob.Length));
        }
        else if (blob.Finish() is var found && found != layer.Descriptor.Digest)
        {
            problems.Insert(0, BlobProblems.WrongDigest(layer.Descriptor, found));
        }

        return problems;
    }

    private static async Task CheckTarAsync(ILayer layer, Stream blob, List<ImageProblem> problems, CancellationToken token)
    {
        await using var tar = new HashingReader(LayerReader.Decompress(layer, new KeepOpen(blob)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (item, _) in LayerReader.ItemsAsync(tar, token))
        {
            if (!seen.Add(item.Path))
            {
                problems.Add(ValidationProblems.DuplicatePath(layer.Descriptor.Digest, item.Path));
            }
        }

        await tar.DrainAsync(token);
        if (tar.Finish() is var found && found != layer.DiffId)
        {
            problems.Add(ValidationProblems.WrongDiffId(layer.Descriptor.Digest, layer.DiffId, found));
        }
    }
}
