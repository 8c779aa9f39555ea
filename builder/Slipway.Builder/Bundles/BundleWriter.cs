using System.Globalization;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust;
using Slipway.Trust.InToto;
using Slipway.Trust.Sigstore;

namespace Slipway.Builder.Bundles;

/// <summary>
/// Writes a bundle: one OCI layout with a manifest that lists all files, the images, and the signature of the inventory. The same inputs make
/// the same manifest; only the signature is another each time.
/// </summary>
public static class BundleWriter
{
    /// <summary>Whether a bundle may be put into a place, so that nothing else is lost; otherwise a diagnostic of severity error was added.</summary>
    public static bool CanStandAt(string folder, DiagnosticBag problems)
    {
        if (LayoutWriter.WhyNotHere(folder) is not { } taken)
        {
            return true;
        }

        problems.Add(PackingRules.Of(taken));
        return false;
    }

    /// <summary>Fills an empty folder; null when a diagnostic of severity error was added.</summary>
    /// <param name="built">The server, built from its lock.</param>
    /// <param name="tool">Slipway's own image.</param>
    /// <param name="signer">Who vouches for the inventory.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="context">The build.</param>
    /// <param name="token">Cancels.</param>
    public static async Task<MadeBundle?> WriteAsync(
        ServerImage built, PackedImage tool, IStatementSigner signer, string folder, BuildContext context, CancellationToken token)
    {
        var resolved = built.Compiled.Generated.Resolved;
        if (await ImagesAsync(resolved, tool, context, token) is not { } images
            || BundleSources.Gather(resolved, context.AdvisoriesFolder, context.Diagnostics) is not { } sources
            || Refused(sources, resolved).ToList() is { Count: > 0 } refused && Add(context, refused))
        {
            return null;
        }

        List<(BundleFile File, string Source)> files = [];
        foreach (var source in sources)
        {
            files.Add((await ReadAsync(source, token), source.File));
        }

        var inventory = new BundleInventory
        {
            Name = resolved.Manifest.Name,
            Version = resolved.Manifest.Version.ToString(),
            Manifest = sources.Single(file => file.Role == BundleRole.Manifest).Path,
            Base = resolved.Manifest.Base.Image.Value,
            Image = built.Digest,
            Tool = context.ToolVersion,
            Feeds = BundleSources.ConfiguredFeeds(resolved),
            Images = [.. images.Select(image => image.Listed)],
            Files = [.. files.Select(one => one.File)],
        };
        var bundle = ManifestOf(inventory);
        var signature = await new ImageSigner(signer).AttestAsync(
            new Statement([StatementSubject.Of(Sha256Digest.Parse(bundle.Descriptor.Digest.ToString()), inventory.Name)], SlipwayUris.Bundle, inventory.ToBytes()), bundle.Descriptor, token);
        if (!signature.Ok)
        {
            context.Diagnostics.AddRange(signature.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            return null;
        }

        var contents = new LayoutContents
        {
            Images = [.. images.Select(image => new NamedImage(image.Image, image.Listed.Name))],
            Artifacts = [bundle, signature.Value],
            Blobs = [.. files.Select(one => new SourceBlob(one.File.Descriptor, one.Source))],
        };
        if (await LayoutWriter.FillAsync(contents, folder, token) is { } problem)
        {
            context.Diagnostics.Add(PackingRules.Of(problem));
            return null;
        }

        return new MadeBundle(bundle.Descriptor.Digest, inventory);
    }

    /// <summary>The manifest of a bundle: its inventory, and a layer for each file.</summary>
    internal static Artifact ManifestOf(BundleInventory inventory)
    {
        var bytes = inventory.ToBytes();
        return new Artifact(
            new ImageManifest
            {
                ArtifactType = BundleNames.ArtifactType,
                Config = Descriptor.Of(BundleNames.InventoryType, bytes),
                Layers = [.. inventory.Files.Select(file => file.Descriptor)],
                Annotations = Descriptor.NoAnnotations
                    .Add("org.opencontainers.image.title", inventory.Name).Add("org.opencontainers.image.version", inventory.Version),
            },
            [bytes]);
    }

    private static bool Add(BuildContext context, IEnumerable<Diagnostic> problems)
    {
        context.Diagnostics.AddRange(problems);
        return true;
    }

    private static IEnumerable<Diagnostic> Refused(IReadOnlyList<SourceFile> sources, ResolvedServer resolved)
    {
        var position = resolved.Manifest.Base.Image.Position with { Line = 1, Column = 1, Source = null };
        if (sources.Count > BundleInventory.MostFiles)
        {
            yield return BundleRules.NotPortable.At(
                position, string.Create(CultureInfo.InvariantCulture, $"{sources.Count} files would go into the bundle, and an inventory lists {BundleInventory.MostFiles}"),
                "give advisories as the archives that osv-scanner keeps, and name an index folder that holds nothing else");
        }

        foreach (var (path, reason) in sources.Select(file => (file.Path, Reason: BundlePath.Problem(file.Path))).Where(file => file.Reason is not null))
        {
            yield return BundleRules.NotPortable.At(position, $"\"{path}\" is no path for a bundle: {reason}", "give the file another name");
        }
    }

    private static async Task<BundleFile> ReadAsync(SourceFile source, CancellationToken token)
    {
        await using var content = new FileStream(source.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        return new BundleFile(source.Path, source.Role, await Digest.OfAsync(content, token), content.Length) { Package = source.Package, Modified = source.Modified };
    }

    // The base `host` is of the machine that builds; of any other, the images that the lock names come along.
    private static async Task<IReadOnlyList<(BundledImage Listed, PackedImage Image)>?> ImagesAsync(
        ResolvedServer resolved, PackedImage tool, BuildContext context, CancellationToken token)
    {
        List<(BundledImage Listed, PackedImage Image)> images = [];
        var reference = ImageReference.TryParse(resolved.Manifest.Base.Image.Value, out var written) ? written : (ImageReference?)null;
        foreach (var one in resolved.Bases)
        {
            var image = await one.ReadAsync(token);
            if (!image.Ok)
            {
                Bases.BaseFinder.Report(image.Problems, resolved.Manifest, context);
                return null;
            }

            var name = resolved.Bases.Count == 1 ? BundleNames.Base : $"{BundleNames.Base}-{one.Platform.ToString().Replace('/', '-')}";
            images.Add((new BundledImage(
                name, reference?.Repository ?? $"{resolved.Manifest.Name}-base", resolved.Bases.Count == 1 ? reference?.Tag : null, image.Value.Platform, Bare(image.Value.Descriptor)),
                PackedImage.Of(image.Value)));
        }

        images.Add((new BundledImage(BundleNames.Tool, "slipway", context.ToolVersion.Replace('+', '-'), tool.Images[0].Platform, Bare(tool.Descriptor)), tool));
        return images;
    }

    private static Descriptor Bare(Descriptor descriptor) => new(descriptor.MediaType, descriptor.Digest, descriptor.Size);
}
