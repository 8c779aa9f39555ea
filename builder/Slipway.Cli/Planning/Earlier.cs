using Slipway.Approval.Plan;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Inspection;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Planning;

/// <summary>The side that a plan compares with. What cannot be had of it is said, and stops nothing.</summary>
internal sealed class Earlier(VerbRun run, ServerManifest manifest, ResolvedServer? after, ServerScanner scanner, BuildContext context)
{
    private readonly BuildContext _apart = context with { Diagnostics = new(), Locked = false, PassesOverStaleLock = true, Observer = new SilentObserver() };

    /// <summary>The side, and how it is called; null after problems were told to the run.</summary>
    public async Task<(PlanSide Side, string Name)?> FindAsync(string? written, CancellationToken token)
    {
        if (written is not null && IsLock(written))
        {
            return LockFile.Read(run.Edge.PathOf(written), run.Diagnostics) is { } value ? (await OfLockAsync(manifest, value, token), written) : null;
        }

        if (written is not null && Path.Exists(ImagePath.Of(written, run.Edge).Path))
        {
            return (await OfImageAsync(written, token), written);
        }

        var git = await GitRepository.AroundAsync(manifest.Folder, token);
        if (written is null)
        {
            return git is null ? throw Usage($"{Path.GetFileName(manifest.File)} lies in no git repository, so there is no branch to compare with")
                : await git.BranchPointAsync(token) is var (name, start) ? (await OfCommitAsync(start, token), $"{name} ({start[..12]})")
                : throw Usage("where this branch left the default one is not known here; a CI that fetches one commit needs the whole history (fetch-depth: 0)");
        }

        return git is not null && await git.CommitAsync(written, token) is { } commit ? (await OfCommitAsync(commit, token), $"{written} ({commit[..12]})")
            : RegistryAccess.TryParse(written) is not null ? (await OfImageAsync(written, token), written)
            : throw Usage($"--against {written} is no lock, no image and no commit that git knows here");
    }

    private bool IsLock(string written) => written.EndsWith(".json", StringComparison.Ordinal) && File.Exists(run.Edge.PathOf(written));

    private static UsageException Usage(string what) => new(what, "name a git ref, a lock, or an image with --against");

    private async Task<PlanSide> OfCommitAsync(string commit, CancellationToken token)
    {
        if (await GitRepository.ReadAsync(commit, manifest.Folder, Path.GetFileName(manifest.File), token) is not { } bytes)
        {
            return PlanSide.Empty;
        }

        // An exception that is overdue by now was none then.
        var before = ManifestReader.Read(bytes, manifest.File, Path.GetFileName(manifest.File), DateOnly.MinValue, _apart.Diagnostics) ?? manifest;
        if (await GitRepository.ReadAsync(commit, manifest.Folder, Path.GetFileName(LockFile.PathFor(manifest)), token) is { } locked && LockFile.Read(locked, LockFile.PathFor(manifest), _apart.Diagnostics) is { } value)
        {
            return await OfLockAsync(before, value, token);
        }

        var fresh = _apart.Diagnostics.HasErrors ? null : await ServerResolver.ResolveAnewAsync(before, _apart, token);
        return fresh is null ? Lost("the server before") : await OfResolvedAsync(fresh, token);
    }

    private async Task<PlanSide> OfLockAsync(ServerManifest before, ServerLock value, CancellationToken token) =>
        await EarlierServer.OpenAsync(before, value, _apart, token) is { } opened ? await OfResolvedAsync(opened, token)
        : EarlierItems.Of(value) with { Unknown = [Why("what the plugins declared before")] };

    private async Task<PlanSide> OfResolvedAsync(ResolvedServer server, CancellationToken token)
    {
        var image = await ServerPipeline.PackAsync(server, _apart, token);
        var (side, _, _) = await ResolvedSide.OfAsync(server, image, scanner, _apart, token);
        return image is null ? side with { Unknown = [Why("the layers and the base before")] } : side;
    }

    private async Task<PlanSide> OfImageAsync(string written, CancellationToken token)
    {
        // Pulled once, for what both read.
        var found = await StoredTarget.FindAsync(written, run, "against", token);
        var source = found is null ? null : await BillSource.FindAsync(found.Registry is null ? written : found.Path, run, context.Offline, [], token);
        if (source is null)
        {
            return PlanSide.Empty;
        }

        // BillSource has told what is wrong with them.
        var images = (await StoredImages.ReadAsync(found!.Path, found.Name, Path.Combine(run.WorkFolder, "against-archive"), token)).Required;
        return await ImageSide.OfAsync(images, source.Bill, after?.Packages ?? [], scanner, context, token);
    }

    private PlanSide Lost(string what) => PlanSide.Empty with { Unknown = [Why(what)] };

    private string Why(string what)
    {
        var problem = _apart.Diagnostics.Sorted().FirstOrDefault(problem => problem.IsError);
        return $"{what}: {problem?.Message ?? "it cannot be had"}";
    }
}
