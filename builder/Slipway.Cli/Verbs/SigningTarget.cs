using Slipway.Builder.Inspection;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Cli.Verbs;

/// <summary>An image that is signed, or attested, where it lies.</summary>
/// <param name="Layout">Where it can be read.</param>
/// <param name="Image">The image.</param>
/// <param name="Registry">Its name in a registry, when that is where it lies.</param>
internal sealed record SigningTarget(OciLayout Layout, PackedImage Image, ImageReference? Registry)
{
    /// <summary>Finds it; null after problems were told to the run.</summary>
    public static async Task<SigningTarget?> FindAsync(string written, VerbRun run, CancellationToken token)
    {
        if (await StoredTarget.FindAsync(written, run, "pulled", token) is not { } found)
        {
            return null;
        }

        var layout = !Directory.Exists(found.Path)
            ? throw StoredTarget.Nothing(written, found.Path, "is no OCI layout; only a layout or a registry has room for signatures")
            : RegistryAccess.Take(run, await OciLayout.OpenAsync(StoredImages.LayoutAt(found.Path) ?? found.Path, token));
        return layout is not null && RegistryAccess.Take(run, await layout.ReadAsync(found.Name, token)) is { } image ? new SigningTarget(layout, image, found.Registry) : null;
    }

    /// <summary>The image by its digest, where it lies.</summary>
    public override string ToString() => Registry is { } reference ? reference.WithDigest(Image.Digest).ToString() : $"oci:{Layout.Folder}@{Image.Digest}";

    /// <summary>The name that a signature is for: engines compare it with the one under which the image is pulled.</summary>
    public string Name()
    {
        var labels = Image.Images[0].Config.Labels;
        var version = labels.GetValueOrDefault("org.opencontainers.image.version") ?? "latest";
        return Registry is { } reference ? $"{reference.Name}:{reference.Tag ?? version}"
            : labels.GetValueOrDefault("dev.slipway.name") is { } own ? $"{own}:{version}"
            : throw new UsageException("the image in this layout has no name of its own", "say for which name it is signed: --name REGISTRY/REPOSITORY:TAG");
    }
}
