using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary>An image that is only looked at: where it lies, or where it was pulled to.</summary>
internal static class StoredTarget
{
    /// <summary>The path of what was named, below <paramref name="folder"/> for an image of a registry; null after problems were told to the run.</summary>
    public static async Task<string?> FindAsync(string written, VerbRun run, string folder, CancellationToken token)
    {
        var path = run.Edge.PathOf(ImagePath.In(written));
        if (Path.Exists(path) || ImagePath.IsLocal(written) || RegistryAccess.TryParse(written) is not { } reference)
        {
            return path;
        }

        // Read like any other layout, once it lies here.
        var pulled = Path.Combine(run.WorkFolder, folder);
        using var client = RegistryAccess.Open(run);
        return RegistryAccess.Take(run, await ImagePull.PullAsync(client, reference, pulled, token)) is null ? null : pulled;
    }

    /// <summary>Why a target holds nothing that can be looked at.</summary>
    public static Exception Nothing(string written, string path, string what) =>
        Path.Exists(path) ? new IOException($"{written} {what}") : new UsageException(ImagePath.IsLocal(written) || !written.Contains('/', StringComparison.Ordinal) 
            ? $"{written} names nothing"
            : $"{written} names nothing here; an image in a registry is written REGISTRY/REPOSITORY:TAG, the registry always with its host");
}
