using Slipway.Images;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary>An image that is only looked at: where it lies, or where it was pulled to.</summary>
/// <param name="Path">The path of a layout, an archive, a build's output or whatever else was named.</param>
/// <param name="Name">The tag or digest of the image that is meant; null for all that are there.</param>
/// <param name="Registry">Its name in the registry from which it was pulled.</param>
internal sealed record StoredTarget(string Path, string? Name, ImageReference? Registry = null)
{
    /// <summary>Finds it, below <paramref name="folder"/> when it comes from a registry; null after problems were told to the run.</summary>
    public static async Task<StoredTarget?> FindAsync(string written, VerbRun run, string folder, CancellationToken token)
    {
        var place = ImagePath.Of(written, run.Edge);
        if (System.IO.Path.Exists(place.Path) || ImagePath.IsLocal(written) || RegistryAccess.TryParse(written) is not { } reference)
        {
            return new(place.Path, place.Name);
        }

        // Read like any other layout, once it lies here.
        var pulled = System.IO.Path.Combine(run.WorkFolder, folder);
        using var client = RegistryAccess.Open(run);
        return RegistryAccess.Take(run, await ImagePull.PullAsync(client, reference, pulled, token)) is null ? null : new(pulled, null, reference);
    }

    /// <summary>Why a target holds nothing that can be looked at.</summary>
    public static Exception Nothing(string written, string path, string what) =>
        System.IO.Path.Exists(path) ? new IOException($"{written} {what}")
        : new UsageException($"{written} names nothing here", ImagePath.IsLocal(written)
            ? "check the path, and the tag or digest after it"
            : "name a layout, an archive, a build's output or an assembly by its path; an image in a registry is REGISTRY/REPOSITORY:TAG, the registry always with its host");
}
