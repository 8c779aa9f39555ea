using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;

namespace Slipway.Images.Referrers;

/// <summary>Adds artifacts to a layout that exists: blobs first, then the list.</summary>
internal static class LayoutReferrers
{
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

        return await LayoutIndexEdit.RunAsync(layout, time, entries => AddAsync(entries, artifacts), token) is { } problem
            ? Checked<IReadOnlyList<Descriptor>>.From([problem])
            : Checked<IReadOnlyList<Descriptor>>.Of([.. artifacts.Select(artifact => artifact.Descriptor)]);
    }

    private static Task AddAsync(JsonArray entries, IReadOnlyList<Artifact> artifacts)
    {
        var known = entries.Select(entry => (string?)entry?["digest"]).ToHashSet(StringComparer.Ordinal);
        foreach (var artifact in artifacts.OrderBy(artifact => artifact.Descriptor.Digest))
        {
            if (known.Add(artifact.Descriptor.Digest.ToString()))
            {
                entries.Add(JsonNode.Parse(CanonicalJson.Write(writer => DescriptorJson.Write(writer, artifact.Descriptor))));
            }
        }

        return Task.CompletedTask;
    }
}
