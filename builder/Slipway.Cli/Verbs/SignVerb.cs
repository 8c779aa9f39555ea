using System.CommandLine;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Signing;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Trust.Keys;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway sign IMAGE --key FILE</c>: signs an image where it lies, and every platform's image of an index.</summary>
internal static class SignVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("image") { Description = "An OCI layout, a build's output, REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:..." };
        var name = new Option<string?>("--name") { HelpName = "REPOSITORY:TAG", Description = "The name that the signature is for; the image's own unless said otherwise" };
        var key = new SigningKey("--key");
        var command = new Command("sign", "Sign an image, as cosign 2 and cosign 3 do") { target, name };
        key.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            if (await key.OpenAsync(run, token) is not { } signer)
            {
                return;
            }

            using var open = signer as IDisposable;
            var written = run.Parsed.GetRequiredValue(target);
            var path = await StoredTarget.FindAsync(written, run, "pulled", token);
            if (path is null || await OpenAsync(run, written, path, token) is not { } layout)
            {
                return;
            }

            var reference = edge.PathOf(ImagePath.In(written)) == path ? null : RegistryAccess.TryParse(written);
            if (RegistryAccess.Take(run, await layout.ReadAsync(null, token)) is { } image)
            {
                await SignAsync(run, new(layout, image, reference), run.Parsed.GetValue(name), signer, token);
            }
        });
        return command;
    }

    private static async Task<OciLayout?> OpenAsync(VerbRun run, string written, string path, CancellationToken token)
    {
        var built = Path.Combine(path, "image");
        return !Directory.Exists(path)
            ? throw StoredTarget.Nothing(written, path, "is no OCI layout; only a layout or a registry has room for signatures")
            : RegistryAccess.Take(run, await OciLayout.OpenAsync(File.Exists(Path.Combine(built, "oci-layout")) ? built : path, token));
    }

    private static async Task SignAsync(VerbRun run, Place place, string? name, ISigner signer, CancellationToken token)
    {
        var signed = await new ImageSigner(signer).SignAsync(place.Image, name ?? place.NameOf(run), token);
        run.Diagnostics.AddRange(signed.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (!signed.Ok || !await SignatureDelivery.WriteAsync(run, place.Layout, place.Reference, signed.Value, [], token))
        {
            return;
        }

        await run.SayAsync($"signed {signed.Value.Count} digest{(signed.Value.Count == 1 ? "" : "s")} with {signer.Key}");
        await run.AnswerAsync(place.Reference is { } reference ? reference.WithDigest(place.Image.Digest).ToString() : $"oci:{place.Layout.Folder}@{place.Image.Digest}");
    }

    private sealed record Place(OciLayout Layout, PackedImage Image, ImageReference? Reference)
    {
        // Engines compare the name in the older form with the one under which the image is pulled.
        public string NameOf(VerbRun run) => Reference is { } reference
            ? $"{reference.Name}:{reference.Tag ?? Image.Images[0].Config.Labels.GetValueOrDefault("org.opencontainers.image.version") ?? "latest"}"
            : Image.Images[0].Config.Labels.GetValueOrDefault("dev.slipway.name") is { } own
                ? $"{own}:{Image.Images[0].Config.Labels.GetValueOrDefault("org.opencontainers.image.version") ?? "latest"}"
                : throw new UsageException("the image in this layout has no name of its own", "say for which name it is signed: --name REGISTRY/REPOSITORY:TAG");
    }
}
