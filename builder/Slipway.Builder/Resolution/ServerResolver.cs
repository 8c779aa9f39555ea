using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Policy;

namespace Slipway.Builder.Resolution;

/// <summary>The first stage: from what a manifest asks for to packages that are chosen, had and judged.</summary>
public static class ServerResolver
{
    /// <summary>Takes the closure from the lock when there is one, else from the feeds; null when a diagnostic of severity error was added.</summary>
    public static async Task<ResolvedServer?> ResolveAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        var path = LockFile.PathFor(manifest);
        var known = LockFile.Read(path, context.Diagnostics);
        if (context.Diagnostics.HasErrors || FindPacks(context) is not { } packs)
        {
            return null;
        }

        if (known is null)
        {
            context.Diagnostics.Add(context.Locked
                ? LockRules.NoLock.At(null, $"{Path.GetFileName(path)} is not there", $"slipway lock {Path.GetFileName(manifest.File)}")
                : LockRules.Unlocked.At(null, "there is no lock; the packages were resolved anew", $"slipway lock {Path.GetFileName(manifest.File)}"));
            return context.Locked ? null : await ResolveAnewAsync(manifest, context, token);
        }

        var drift = LockDrift.Of(known, manifest, packs.Version, context.ToolVersion);
        if (drift.Count > 0)
        {
            context.Diagnostics.Add(LockRules.Drifted.At(
                null, $"{Path.GetFileName(path)} does not fit any more: {string.Join("; ", drift)}", $"slipway lock {Path.GetFileName(manifest.File)}"));
            return null;
        }

        var store = StoreOf(context);
        return await LockedPackages.EnsureAsync(known, manifest, store, context, token)
            ? await JudgeAsync(manifest, known, new(packs, store), context, token)
            : null;
    }

    /// <summary>Asks the feeds, whatever the lock says; null when a diagnostic of severity error was added.</summary>
    public static async Task<ResolvedServer?> ResolveAnewAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        if (FindPacks(context) is not { } packs)
        {
            return null;
        }

        var store = StoreOf(context);
        var fresh = await FreshResolution.ResolveAsync(manifest, new(packs, store), context, token);
        return fresh is null ? null : await JudgeAsync(manifest, fresh, new(packs, store), context, token);
    }

    private static PackageStore StoreOf(BuildContext context) => new(Path.Combine(context.CacheFolder, "packages"));

    private static FrameworkPacks? FindPacks(BuildContext context)
    {
        var packs = FrameworkPacks.Find(context.DotnetRoot);
        if (packs is null)
        {
            context.Diagnostics.Add(ResolutionRules.NoReferencePacks.At(
                null, "the .NET installation that runs Slipway has no reference packs for .NET 10", "install the .NET 10 SDK"));
        }

        return packs;
    }

    private static Task<ResolvedServer?> JudgeAsync(
        ServerManifest manifest, ServerLock chosen, ResolverTools tools, BuildContext context, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var policy = BuildPolicy.For(manifest, context.Today, context.Diagnostics);
        var plugins = PluginReading.Read(manifest, chosen, tools.Store, context.Diagnostics);
        if (policy is null || plugins is null)
        {
            return Task.FromResult<ResolvedServer?>(null);
        }

        var locked = chosen with { Plugins = PluginReading.Lock(plugins) };
        PolicyChecks.Judge(policy, manifest, locked, context.Diagnostics);
        return Task.FromResult(context.Diagnostics.HasErrors ? null : new ResolvedServer(manifest, locked, policy, plugins, tools.Packs, tools.Store));
    }
}
