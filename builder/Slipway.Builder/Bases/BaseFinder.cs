using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;

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

        if (Refused(manifest).ToList() is { Count: > 0 } refused)
        {
            context.Diagnostics.AddRange(refused);
            return null;
        }

        var found = await context.Steps.MeasureAsync(BuildStage.Resolve, $"base {manifest.Base.Image.Value}", () => LocalBases.Has(manifest)
            ? LocalBases.FindAsync(manifest, context, token)
            : RegistryBases.FindAsync(manifest, locked, context, token));
        Report(found.Problems, manifest, context);
        return found.Ok ? found.Value : null;
    }

    // Without this, two spellings of one platform would become two images for it.
    private static IEnumerable<Diagnostic> Refused(ServerManifest manifest)
    {
        var seen = new Dictionary<string, Platform>(StringComparer.Ordinal);
        foreach (var (platform, position) in manifest.Platforms.Select(each => (each.Value, each.Position)))
        {
            if (RuntimeIdentifiers.Find(platform) is not { } identifier)
            {
                yield return PackingRules.NoPlatform.At(position, $"there is no .NET for {platform}", "take linux/amd64, linux/arm64 or another platform of .NET");
            }
            else if (!seen.TryAdd(identifier, platform))
            {
                yield return PackingRules.NoPlatform.At(position, $"{platform} is {seen[identifier]} once more", "name every platform once");
            }
        }
    }

    /// <summary>Adds what is wrong with a base to the diagnostics, at its place in the manifest.</summary>
    public static void Report(IEnumerable<ImageProblem> problems, ServerManifest manifest, BuildContext context) =>
        context.Diagnostics.AddRange(problems.Select(problem => PackingRules.Of(problem, manifest.Base.Image.Position)));
}
