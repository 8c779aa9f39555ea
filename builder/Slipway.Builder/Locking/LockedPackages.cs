using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Locking;

/// <summary>Sees to it that the bytes of a lock are in the store. What is missing is fetched by name and version, and only those bytes are taken.</summary>
internal static class LockedPackages
{
    /// <summary>Whether all are there; otherwise diagnostics of severity error were added.</summary>
    public static async Task<bool> EnsureAsync(
        ServerLock value, ServerManifest manifest, PackageStore store, BuildContext context, CancellationToken token)
    {
        var missing = new List<ResolvedPackage>();
        foreach (var package in value.Packages)
        {
            if (!await store.HasAsync(Sha512Hash.Parse(package.Sha512), token))
            {
                missing.Add(package);
            }
        }

        return missing.Count == 0 || await PackageFetching.FetchAsync(missing, manifest, store, context, token);
    }
}
