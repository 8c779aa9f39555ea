using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Images;

namespace Slipway.Builder.Bases;

/// <summary>Finds the base of a manifest where it lies: in a registry, a layout, an archive.</summary>
internal static class BaseFinder
{
    /// <summary>The bases, one a platform in the manifest's order; none for <c>host</c>; null when a diagnostic of severity error was added.</summary>
    /// <param name="manifest">Names the base and the platforms.</param>
    /// <param name="locked">The digests by platform that a lock names; a registry is asked for exactly these.</param>
    /// <param name="context">The build.</param>
    /// <param name="token">Cancels.</param>
    public static async Task<IReadOnlyList<FoundBase>?> FindAsync(
        ServerManifest manifest, IReadOnlyDictionary<string, string> locked, BuildContext context, CancellationToken token)
    {
        if (manifest.Base.IsHost)
        {
            return [];
        }

        // Packages are chosen for this platform alone.
        if (manifest.WantedPlatforms is not [var only] || !only.Serves(Platform.LinuxAmd64))
        {
            context.Diagnostics.Add(PackingRules.NoPlatform.At(
                manifest.Platforms[0].Position, $"servers are built for {Platform.LinuxAmd64} alone; asked for is {string.Join(", ", manifest.WantedPlatforms)}", "ask for linux/amd64 alone"));
            return null;
        }

        var found = await context.Steps.MeasureAsync(BuildStage.Resolve, $"base {manifest.Base.Image.Value}", () => LocalBases.Has(manifest)
            ? LocalBases.FindAsync(manifest, context, token)
            : RegistryBases.FindAsync(manifest, locked, context, token));
        Report(found.Problems, manifest, context);
        return found.Ok ? found.Value : null;
    }

    /// <summary>Adds what is wrong with a base to the diagnostics, at its place in the manifest.</summary>
    public static void Report(IEnumerable<ImageProblem> problems, ServerManifest manifest, BuildContext context) =>
        context.Diagnostics.AddRange(problems.Select(problem => PackingRules.Of(problem, manifest.Base.Image.Position)));
}
