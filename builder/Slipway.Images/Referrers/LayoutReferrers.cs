using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;

namespace Slipway.Images.Referrers;

/// <summary>Adds artifacts to a layout that exists: blobs first, then index.json in one step, one process at a time.</summary>
internal static class LayoutReferrers
{
    private const int MostWaits = 100;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    public static async Task<Checked<IReadOnlyList<Descriptor>>> WriteAsync(
        OciLayout layout, IReadOnlyList<Artifact> artifacts, TimeProvider time, CancellationToken token)
    {
        ImageProblem[] aboutNothing =
        [
            .. artifacts
                .Where(artifact => artifact.Manifest.Subject is null)
                .Select(artifact => ReferrerProblems.NoSubject(artifact.Descriptor.Digest)),
        ];
        if (aboutNothing.Length > 0)
        {
            return Checked<IReadOnlyList<Descriptor>>.From(aboutNothing);
        }

        foreach (var blob in artifacts.SelectMany(artifact => artifact.Blobs.Prepend(artifact.ManifestBytes)))
        {
            await layout.Blobs.WriteAsync(blob, token);
        }

        await using var held = await LockAsync(Path.Combine(layout.Folder, LayoutFiles.Marker), time, token);
        if (held is null)
        {
            return Checked<IReadOnlyList<Descriptor>>.From([ReferrerProblems.LayoutBusy(layout.Folder)]);
        }

        var index = Path.Combine(layout.Folder, LayoutFiles.Index);
        try
        {
            await WriteIndexAsync(index, artifacts, token);
        }
        catch (JsonException malformed)
        {
            return Checked<IReadOnlyList<Descriptor>>.From([LayoutProblems.Malformed(index, malformed.Message)]);
        }

        return Checked<IReadOnlyList<Descriptor>>.Of([.. artifacts.Select(artifact => artifact.Descriptor)]);
    }

    private static async Task WriteIndexAsync(string index, IReadOnlyList<Artifact> artifacts, CancellationToken token)
    {
        var root = CanonicalJson.ParseObject(await File.ReadAllBytesAsync(index, token));
        var entries = root["manifests"] as JsonArray ?? throw new JsonException("There is no list 'manifests'.");
        var known = entries.Select(entry => (string?)entry?["digest"]).ToHashSet(StringComparer.Ordinal);
        foreach (var artifact in artifacts.OrderBy(artifact => artifact.Descriptor.Digest))
        {
            if (known.Add(artifact.Descriptor.Digest.ToString()))
            {
                entries.Add(JsonNode.Parse(CanonicalJson.Write(writer => DescriptorJson.Write(writer, artifact.Descriptor))));
            }
        }

        await WholeFile.WriteAsync(index, CanonicalJson.Write(root), token);
    }

    // The marker never changes, so it can be held while index.json is replaced. A killed process lets go of it.
    private static async Task<FileStream?> LockAsync(string marker, TimeProvider time, CancellationToken token)
    {
        for (var waits = 0; waits < MostWaits; waits++)
        {
            try
            {
                return new FileStream(marker, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Wait, time, token);
            }
        }

        return null;
    }
}
