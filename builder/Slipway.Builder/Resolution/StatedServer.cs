using Slipway.Builder.Bases;
using Slipway.Builder.Generation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Resolution;

/// <summary>The server's version where the manifest leaves it to the labels of its base image.</summary>
internal static class StatedServer
{
    /// <summary>The manifest with the version that its bases state, or null when a diagnostic of severity error was added.</summary>
    public static ServerManifest? Fill(ServerManifest manifest, IReadOnlyList<FoundBase> bases, BuildContext context)
    {
        if (manifest.Base.Server is not null)
        {
            return manifest;
        }

        var stated = bases.Select(one => one.Labels.GetValueOrDefault(CompositionFacts.ServerVersion)).Distinct().ToList();
        if (stated is [{ } label] && SemanticVersion.TryParse(label, out _))
        {
            return With(manifest, label);
        }

        context.Diagnostics.Add(ManifestRules.NoServerVersion.At(
            manifest.Base.Image.Position,
            stated.Count > 1
                ? $"spec.base.server is not there, and the base's platforms state several in the label {CompositionFacts.ServerVersion}"
                : $"spec.base.server is not there, and no label {CompositionFacts.ServerVersion} of the base states it",
            "add server: and the version of Slipway.Server"));
        return null;
    }

    /// <summary>The manifest with a version, such as the locked one, unless it names its own.</summary>
    public static ServerManifest With(ServerManifest manifest, string version) =>
        manifest.Base.Server is null && SemanticVersion.TryParse(version, out var parsed)
            ? manifest with { Base = manifest.Base with { Server = new Located<SemanticVersion>(parsed, manifest.Base.Image.Position) } }
            : manifest;
}
