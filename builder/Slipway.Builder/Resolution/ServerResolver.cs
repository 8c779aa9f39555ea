using Slipway.Builder.Bases;
using Slipway.Builder.Curation;
using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Policy;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>The first stage: from what a manifest asks for to packages that are chosen, had and judged.</summary>
public static class ServerResolver
{
    /// <summary>Takes the closure from the lock when there is one, else from the feeds; null when a diagnostic of severity error was added.</summary>
    public static async Task<ResolvedServer?> ResolveAsync(ServerManifest written, BuildContext context, CancellationToken token)
    {
        var path = LockFile.PathFor(written);
        var known = LockFile.Read(path, context.Diagnostics);
        if (context.Diagnostics.HasErrors || Tools(written, context) is not { } tools)
        {
            return null;
        }

        if (known is null)
        {
            context.Diagnostics.Add(context.Locked
                ? LockRules.NoLock.At(new SourcePosition(written.Shown, 1, 1), $"{Path.GetFileName(path)} is not there", $"slipway lock {written.Shown}")
                : LockRules.Unlocked.At(new SourcePosition(written.Shown, 1, 1), "there is no lock; the packages were resolved anew", $"slipway lock {written.Shown}"));
            return context.Locked ? null : await ResolveAnewAsync(written, context, token);
        }

        // A lock that does not fit says nothing about which base is meant, unless that part of the manifest is as it was. No registry
        // is asked only to complete what is said of drift.
        var manifest = StatedServer.With(written, known.Server);
        var drift = LockDrift.Of(known, manifest, tools.Facts.Version, context.ToolVersion);
        IReadOnlyList<FoundBase> bases = [];
        if (drift.Count == 0 || (LocalBases.Has(manifest) && LockDrift.SameBase(known, manifest)))
        {
            if (await BaseFinder.FindAsync(manifest, known.Bases, context, token) is not { } found)
            {
                return null;
            }

            (bases, drift) = (found, [.. drift, .. LockDrift.OfBases(known, manifest, found)]);
        }

        if (drift.Count > 0)
        {
            drift = [.. drift, .. MovedIndex(known, manifest, context)];
            context.Diagnostics.Add(Drifted(manifest, context, drift));
            return context.Diagnostics.HasErrors ? null : await ResolveAnewAsync(written, context, token);
        }

        var store = tools.Store;
        return await context.Steps.MeasureAsync(BuildStage.Resolve, "verifying the locked packages", async () =>
            await StockPackages.RestoreAsync(known, manifest, (bases, store), context, token) && await LockedPackages.EnsureAsync(known, manifest, store, context, token))
            ? await JudgeAsync(manifest, (known, FromFile: true, bases), tools, context, token) is { } resolved ? resolved with { Bases = bases } : null
            : null;
    }

    /// <summary>Asks the feeds, whatever the lock says; null when a diagnostic of severity error was added.</summary>
    public static async Task<ResolvedServer?> ResolveAnewAsync(ServerManifest written, BuildContext context, CancellationToken token)
    {
        if (Tools(written, context) is not { } tools
            || await BaseFinder.FindAsync(written, NoLock, context, token) is not { } bases
            || StatedServer.Fill(written, bases, context) is not { } manifest)
        {
            return null;
        }

        var fresh = await FreshResolution.ResolveAsync(manifest, bases, tools, context, token);
        var whole = fresh is null ? null : fresh with { Bases = bases.ToDictionary(one => one.Platform.ToString(), one => one.Digest.ToString(), StringComparer.Ordinal) };
        return whole is not null && await JudgeAsync(manifest, (whole, FromFile: false, bases), tools, context, token) is { } resolved
            ? resolved with { Bases = bases }
            : null;
    }

    private static IReadOnlyDictionary<string, string> NoLock { get; } = new Dictionary<string, string>();

    private static IEnumerable<Drift> MovedIndex(ServerLock known, ServerManifest manifest, BuildContext context) =>
        CuratedIndex.For(manifest, context, new DiagnosticBag()) is { } index && index.Digest != known.Index ? [LockDrift.OfIndex] : [];

    // At the first thing of the manifest that moved; the whole list is one diagnostic, since one command mends it.
    private static Diagnostic Drifted(ServerManifest manifest, BuildContext context, IEnumerable<Drift> what) =>
        (context.PassesOverStaleLock ? LockRules.Stale : LockRules.Drifted).At(
            what.Select(one => one.Place.Position).FirstOrDefault(position => position is not null),
            $"{Path.GetFileName(LockFile.PathFor(manifest))} does not fit any more: {string.Join("; ", what)}", $"slipway lock {manifest.Shown}");

    private sealed record FoundPacks(FrameworkPacks? Packs);

    // The base `host` is the SDK's business; any other is resolved alike on every machine, whether there is an SDK or not.
    internal static ResolverTools? Tools(ServerManifest manifest, BuildContext context)
    {
        var packs = context.Memory.Once(context.DotnetRoot, root => new FoundPacks(FrameworkPacks.Find(root))).Packs;
        if (manifest.Base.IsHost && packs is null)
        {
            context.Diagnostics.Add(ResolutionRules.NoReferencePacks.At(
                manifest.Base.Image.Position,
                $"the base \"{BaseChoice.Host}\" is made of this machine's .NET 10 SDK, and {context.DotnetRoot} has no reference packs of it",
                "install the .NET 10 SDK and name it with DOTNET_ROOT, or take another base: none of them needs an SDK"));
            return null;
        }

        var facts = manifest.Base.IsHost ? packs!.Facts : FrameworkFacts.Embedded;
        return new ResolverTools(facts, packs, new PackageStore(Path.Combine(context.CacheFolder, "packages")));
    }

    private static async Task<ResolvedServer?> JudgeAsync(
        ServerManifest manifest, (ServerLock Lock, bool FromFile, IReadOnlyList<FoundBase> Bases) choice, ResolverTools tools, BuildContext context, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var (chosen, isLocked, bases) = choice;
        var bag = context.Diagnostics;
        var policy = BuildPolicy.For(manifest, context.Today, bag);
        var index = CuratedIndex.For(manifest, context, bag);
        var plugins = index is null ? null
            : context.Steps.Measure(BuildStage.Resolve, "reading the plugins", () => PluginReading.Read(manifest, chosen, new(tools.Store, index, context.Today, context.Memory), bag));
        if (policy is null || plugins is null)
        {
            return null;
        }

        var signed = await PackageSignatureGate.JudgeAsync(policy, manifest, (chosen, tools.Store), bag, token);
        var judged = chosen with { Plugins = PluginReading.Lock(plugins, signed), Index = index!.Digest };
        if (isLocked)
        {
            bag.AddRange(LockDrift.OfPlugins(chosen, manifest, judged, hasSigners: !bag.HasErrors).Select(what => Drifted(manifest, context, [what])));
        }

        bag.AddRange(PolicyChecks.Judge(policy, manifest, judged));
        bag.AddRange(ApprovedPrograms.Problems(manifest));
        await BaseSignatureGate.JudgeAsync(policy, manifest, bases, context, token);
        return bag.HasErrors ? null : new ResolvedServer(manifest, judged, policy, plugins, tools.Packs, tools.Store) { SignedBy = signed };
    }
}
