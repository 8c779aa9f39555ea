using Slipway.Builder.Verification;
using Slipway.Images;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary>An image that is verified where it lies: in a registry, of which only what is asked for is fetched, or in a layout.</summary>
/// <param name="Target">What is judged.</param>
/// <param name="Layout">The layout; null in a registry.</param>
/// <param name="Registry">Its name there; null in a layout.</param>
/// <param name="Client">Speaks to the registry.</param>
internal sealed record VerifiedImage(VerifyTarget Target, OciLayout? Layout, ImageReference? Registry, RegistryClient? Client) : IDisposable
{
    /// <summary>Finds it; null after problems were told to the run.</summary>
    public static async Task<VerifiedImage?> FindAsync(string written, string? name, bool needsName, VerbRun run, CancellationToken token)
    {
        var place = ImagePath.Of(written, run.Edge);
        return Path.Exists(place.Path) || ImagePath.IsLocal(written) || RegistryAccess.TryParse(written) is not { } reference
            ? await InLayoutAsync(written, place, name, needsName, run, token)
            : await InRegistryAsync(reference, name, run, token);
    }

    public void Dispose() => Client?.Dispose();

    private static async Task<VerifiedImage?> InRegistryAsync(ImageReference reference, string? name, VerbRun run, CancellationToken token)
    {
        if (name is not null)
        {
            throw new UsageException("--name is for layouts; an image in a registry is judged by the name that it has there");
        }

        await run.HoldCacheAsync(token);
        var client = RegistryAccess.Open(run);
        var found = RegistryAccess.Take(run, await VerifyTarget.OfAsync(client, reference, run.Edge.CacheFolder(), token));
        if (found is null)
        {
            client.Dispose();
            return null;
        }

        return new VerifiedImage(found, null, reference, client);
    }

    private static async Task<VerifiedImage?> InLayoutAsync(string written, ImagePath place, string? name, bool needsName, VerbRun run, CancellationToken token)
    {
        if (Builder.Inspection.StoredImages.LayoutAt(place.Path) is not { } folder)
        {
            throw StoredTarget.Nothing(written, place.Path, "is no OCI layout; only a layout or a registry has room for evidence");
        }

        // What an image says of its own name must not choose the rules that it is judged by.
        if (needsName && name is null)
        {
            throw new UsageException("it is not said as which repository the policy shall judge this layout", "add --name REGISTRY/REPOSITORY");
        }

        // A policy speaks of repositories: neither a tag nor another spelling may get round its scope.
        if (name is not null && (RegistryAccess.TryParse(name) is not { } repository || repository.Digest is not null))
        {
            throw new UsageException($"--name {name} is no repository", "write REGISTRY/REPOSITORY, the registry always with its host");
        }

        return RegistryAccess.Take(run, await OciLayout.OpenAsync(folder, token)) is { } layout
            && RegistryAccess.Take(run, await VerifyTarget.OfAsync(layout, place.Name, name is null ? folder : RegistryAccess.TryParse(name)!.Value.Name, token)) is { } target
            ? new VerifiedImage(target, layout, null, null)
            : null;
    }
}
