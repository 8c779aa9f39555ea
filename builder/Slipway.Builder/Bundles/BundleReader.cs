using System.Text.Json;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Validation;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Verification;

namespace Slipway.Builder.Bundles;

/// <summary>
/// Opens a bundle that somebody brought: who signed it first, then the inventory that they signed, then that all of it is there and nothing
/// else. Nothing is unpacked before all of that holds.
/// </summary>
public static class BundleReader
{
    private const int LargestManifest = 4 << 20;
    private const string Again = "fetch the bundle again from whoever made it";

    /// <summary>Opens it; null when a diagnostic of severity error was added.</summary>
    /// <param name="folder">The layout.</param>
    /// <param name="shown">How messages call it.</param>
    /// <param name="wanted">Who must have signed; null for whoever has just made it.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="token">Cancels.</param>
    public static async Task<OpenedBundle?> OpenAsync(string folder, string shown, BundleRequirements? wanted, DiagnosticBag problems, CancellationToken token)
    {
        if (await FindAsync(folder, shown, problems, token) is not var (layout, entry))
        {
            return null;
        }

        var manifest = await layout.ReadBlobAsync(entry, LargestManifest, token);
        if (!manifest.Ok || Parse(manifest.Value) is not { } parsed)
        {
            problems.Add(Altered(shown, manifest.Ok ? "its manifest cannot be read" : manifest.Problems[0].Message));
            return null;
        }

        var signature = wanted is null ? null : await BundleSignatures.VerifyAsync(layout, shown, entry.Digest, wanted, problems, token);
        if ((wanted is not null && signature is null) || await InventoryAsync(layout, shown, parsed, signature, problems, token) is not { } inventory)
        {
            return null;
        }

        var blobs = await BlobsAsync(layout, shown, entry, parsed, inventory, problems, token);
        if (blobs is null)
        {
            return null;
        }

        var census = await LayoutCensus.TakeAsync(folder, blobs, token);
        problems.AddRange(census.Damaged.Select(problem => Altered(shown, NameOf(problem.Subject, inventory) + problem.Message)));
        problems.AddRange(census.Strange.Select(path => Foreign(shown, path)));
        return problems.HasErrors ? null : new OpenedBundle(layout, entry.Digest, inventory, signature?.Signer);
    }

    private static async Task<(OciLayout Layout, Descriptor Bundle)?> FindAsync(string folder, string shown, DiagnosticBag problems, CancellationToken token)
    {
        // Before anything is read: a link could lead anywhere.
        if (Directory.Exists(folder) && LayoutCensus.Strangers(folder, blobs: null) is { Count: > 0 } strange && File.Exists(Path.Combine(folder, "oci-layout")))
        {
            problems.AddRange(strange.Select(path => Foreign(shown, path)));
            return null;
        }

        var index = new FileInfo(Path.Combine(folder, "index.json"));
        // A pipe has no length, and whoever reads one may wait for ever.
        var layout = index is { Exists: true, Length: 0 or > LargestManifest } ? null : await OciLayout.OpenAsync(folder, token);
        if (layout is { Ok: true, Value.Entries: var entries } && entries.Where(entry => entry.ArtifactType == BundleNames.ArtifactType).ToList() is [var only])
        {
            return (layout.Value, only);
        }

        problems.Add(BundleRules.NotABundle.At(
            null, $"{shown} is no bundle: {(layout is { Ok: false } ? layout.Problems[0].Message.TrimEnd('.') : $"it does not hold one manifest of the type {BundleNames.ArtifactType}")}",
            "name the folder that `slipway bundle export` wrote"));
        return null;
    }

    private static ImageManifest? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ImageManifest.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<BundleInventory?> InventoryAsync(
        OciLayout layout, string shown, ImageManifest manifest, VerifiedBundle? signature, DiagnosticBag problems, CancellationToken token)
    {
        var bytes = await layout.ReadBlobAsync(manifest.Config, BundleInventory.Largest, token);
        if (!bytes.Ok)
        {
            problems.Add(Altered(shown, bytes.Problems[0].Message));
            return null;
        }

        var (inventory, reason) = InventoryReader.Read(bytes.Value);
        reason = inventory is null ? reason
            : signature is not null && !signature.Statement!.Predicate.Span.SequenceEqual(bytes.Value) ? "it is not the one that was signed"
            : !manifest.Layers.SequenceEqual(inventory.Files.Select(file => file.Descriptor), SameContent.Instance) ? "the manifest lists other files than it does"
            : inventory.Files.Count(file => file.Path == inventory.Manifest && file.Role == BundleRole.Manifest) != 1 ? "it lists no manifest"
            : inventory.Images.Count(image => image.IsTool) != 1 ? "it lists no tool"
            : null;
        if (reason is null)
        {
            return inventory;
        }

        problems.Add(BundleRules.BadInventory.At(null, $"the inventory of {shown} is not to be had: {reason}", Again));
        return null;
    }

    // Every blob of a bundle, by way of what the inventory lists; what else index.json names is foreign.
    private static async Task<IReadOnlyCollection<Descriptor>?> BlobsAsync(
        OciLayout layout, string shown, Descriptor bundle, ImageManifest manifest, BundleInventory inventory, DiagnosticBag problems, CancellationToken token)
    {
        List<Descriptor> blobs = [bundle, manifest.Config, .. manifest.Layers];
        var listed = inventory.Images.ToDictionary(image => image.Name, StringComparer.Ordinal);
        foreach (var entry in layout.Entries.Where(entry => entry.Digest != bundle.Digest))
        {
            var isSignature = BundleSignatures.IsOne(entry);
            var image = isSignature ? null : listed.GetValueOrDefault(entry.Annotations.GetValueOrDefault("org.opencontainers.image.ref.name") ?? "");
            if (!isSignature && (image is null || image.Descriptor.Digest != entry.Digest || image.Descriptor.MediaType != entry.MediaType || !listed.Remove(image.Name)))
            {
                problems.Add(Foreign(shown, $"{entry.Digest}, which index.json names"));
                continue;
            }

            var bytes = await layout.ReadBlobAsync(entry, LargestManifest, token);
            if (!bytes.Ok || Parse(bytes.Value) is not { } parsed)
            {
                problems.Add(Altered(shown, $"{image?.Name ?? "a signature"}: {(bytes.Ok ? "its manifest cannot be read" : bytes.Problems[0].Message)}"));
            }
            else if (isSignature && !BundleSignatures.IsAbout(parsed, bundle.Digest))
            {
                problems.Add(Foreign(shown, $"{entry.Digest}, no signature of it"));
            }
            else
            {
                blobs.AddRange([entry, parsed.Config, .. parsed.Layers]);
            }
        }

        problems.AddRange(listed.Keys.Select(name => Altered(shown, $"the image {name} is missing")));
        return problems.HasErrors ? null : blobs;
    }

    private static string NameOf(string digest, BundleInventory inventory) =>
        inventory.Files.FirstOrDefault(file => file.Digest.ToString() == digest) is { } file ? $"{file.Path}: " : $"{digest}: ";

    private static Diagnostic Altered(string shown, string what) => BundleRules.Altered.At(null, $"{shown}: {what.TrimEnd('.')}", Again);

    private static Diagnostic Foreign(string shown, string what) => BundleRules.Foreign.At(null, $"{shown} holds {what}, which its inventory does not list", Again);

    private sealed class SameContent : IEqualityComparer<Descriptor>
    {
        public static SameContent Instance { get; } = new();

        public bool Equals(Descriptor? one, Descriptor? other) => one?.Digest == other?.Digest && one?.Size == other?.Size;

        public int GetHashCode(Descriptor one) => one.Digest.GetHashCode();
    }
}
