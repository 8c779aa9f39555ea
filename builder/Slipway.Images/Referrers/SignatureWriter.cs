using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;
using Slipway.Images.Registries;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>
/// Attaches signatures in cosign's older form, which older readers know: an image manifest under the tag
/// <c>sha256-HEX.sig</c>. Signatures that are there stay.
/// </summary>
public static class SignatureWriter
{
    /// <summary>Adds a signature of a digest in a registry, and returns the tag.</summary>
    public static async Task<Checked<string>> WriteAsync(
        RegistryClient client, ImageReference subject, Artifact signature, CancellationToken token)
    {
        if (subject.Digest is not { } digest)
        {
            return ContentProblems.NoVersion(subject.ToString(), "digest");
        }

        var tree = await ContentReader.ReadAsync(MemorySource.Of(signature), signature.Descriptor, token);
        if (!tree.Ok)
        {
            return Checked<string>.From(tree.Problems);
        }

        var (target, tag) = (client.OpenForWriting(subject), SignatureTags.Signature(digest));
        var problems = await SignatureMerge.WriteAsync(target, new ContentUpload(target, []), new TaggedTree(tag, tree.Value), token);
        return problems.Count > 0 ? Checked<string>.From(problems) : tag;
    }

    /// <summary>Adds a signature of a digest in a layout, and returns the tag.</summary>
    public static async Task<Checked<string>> WriteAsync(
        OciLayout layout, Digest subject, Artifact signature, TimeProvider time, CancellationToken token)
    {
        foreach (var blob in signature.Blobs.Prepend(signature.ManifestBytes))
        {
            await layout.Blobs.WriteAsync(blob, token);
        }

        var tag = SignatureTags.Signature(subject);
        return await LayoutIndexEdit.RunAsync(layout, time, entries => AddAsync(layout, entries, tag, signature, token), token) is { } problem
            ? problem
            : tag;
    }

    private static async Task AddAsync(
        OciLayout layout, JsonArray entries, string tag, Artifact signature, CancellationToken token)
    {
        var manifest = signature.ManifestBytes;
        var known = entries.FirstOrDefault(entry => (string?)entry?["annotations"]?[AnnotationNames.RefName] == tag);
        if (known is not null)
        {
            var theirs = await File.ReadAllBytesAsync(layout.Blobs.PathOf(Digest.Parse((string)known["digest"]!)), token);
            if (SignatureManifest.Missing(theirs, manifest) is not { Count: > 0 } missing)
            {
                return;
            }

            var config = await File.ReadAllBytesAsync(layout.Blobs.PathOf(SignatureManifest.ConfigOf(theirs).Digest), token);
            var (merged, newConfig) = SignatureManifest.Add(theirs, config, missing);
            await layout.Blobs.WriteAsync(merged, token);
            await layout.Blobs.WriteAsync(newConfig, token);
            manifest = merged;
            entries.Remove(known);
        }

        var entry = LayoutFiles.Named(Descriptor.Of(MediaTypes.Manifest, manifest.Span), tag, null);
        entries.Add(JsonNode.Parse(CanonicalJson.Write(writer => DescriptorJson.Write(writer, entry))));
    }
}
