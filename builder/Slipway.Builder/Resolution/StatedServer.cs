using Slipway.Builder.Generation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Resolution;

/// <summary>The server's version where the manifest leaves it to the labels of its base image.</summary>
internal static class StatedServer
{
    /// <summary>The manifest with a server version, or null when a diagnostic of severity error was added.</summary>
    public static async Task<ServerManifest?> FillAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        if (manifest.Base.Server is not null)
        {
            return manifest;
        }

        if (await BaseImages.StoredAsync(manifest, context, token) is not { } image)
        {
            return null;
        }

        var position = manifest.Base.Image.Position;
        if (image.Config.Labels.GetValueOrDefault(CompositionFacts.ServerVersion) is { } label && SemanticVersion.TryParse(label, out var version))
        {
            return manifest with { Base = manifest.Base with { Server = new Located<SemanticVersion>(version, position) } };
        }

        context.Diagnostics.Add(ManifestRules.NoServerVersion.At(
            position, $"spec.base.server is not there, and no label {CompositionFacts.ServerVersion} of the base states it", "add server: and the version of Slipway.Server"));
        return null;
    }
}
