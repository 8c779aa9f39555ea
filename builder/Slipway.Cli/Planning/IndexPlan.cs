using Slipway.Approval.Index;
using Slipway.Approval.Plan;
using Slipway.Builder.Curation;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Planning;

/// <summary>A plan of a curated index: what is listed otherwise, and whether the whole still holds.</summary>
internal sealed class IndexPlan(VerbRun run, IndexCheck check)
{
    /// <summary>The plan.</summary>
    public async Task<ServerPlan> MakeAsync(string written, string? against, CancellationToken token)
    {
        var folder = IndexOptions.FolderOf(run, written);
        var (before, name) = await BeforeAsync(folder, against, token);
        // What was listed wrongly before is nobody's fault now.
        var earlier = IndexCheck.Read(before, new DiagnosticBag());
        (check with { Before = earlier is null ? null : before }).Run(folder, run.Diagnostics);
        if (IndexCheck.Read(folder, new DiagnosticBag()) is not { } index)
        {
            return ServerPlan.Of(written, name, PlanSide.Empty, PlanSide.Empty) with { Unknown = ["what the index lists now: it cannot be read"] };
        }

        return ServerPlan.Of(written, name, earlier is null ? PlanSide.Empty : IndexItems.Of(earlier), IndexItems.Of(index)) with
        {
            Unknown = earlier is null ? [$"the index at {name}: it cannot be read"] : [],
        };
    }

    private async Task<(IndexFolder Folder, string Name)> BeforeAsync(IndexFolder folder, string? against, CancellationToken token)
    {
        if (against is not null && Directory.Exists(run.Edge.PathOf(against)))
        {
            return (IndexOptions.FolderOf(run, against), against);
        }

        var git = await GitRepository.AroundAsync(folder.Path, token)
            ?? throw new UsageException($"{folder.ShownAs} lies in no git repository", "name an earlier state of the index with --against DIR");
        var point = against is null ? await git.BranchPointAsync(token) : await git.CommitAsync(against, token) is { } known ? (against, known) : null;
        if (point is not var (name, commit))
        {
            throw new UsageException(
                against is null ? "where this branch left the default one is not known here" : $"--against {against} is no folder and no commit that git knows here", "name a git ref or a folder with --against");
        }

        var copy = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "index-before")).FullName;
        foreach (var file in await GitRepository.FilesAsync(commit, folder.Path, token))
        {
            var path = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, await GitRepository.ReadAsync(commit, folder.Path, file, token) ?? [], token);
        }

        return (new IndexFolder(copy, folder.ShownAs), $"{name} ({commit[..12]})");
    }
}
