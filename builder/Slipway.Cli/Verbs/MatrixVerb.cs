using System.CommandLine;
using Slipway.Approval.Index;
using Slipway.Approval.Matrix;
using Slipway.Builder.Linking;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway matrix [INDEX|MANIFEST]</c>: which versions of plugins fit which versions of the server: declared, linked, proven, or why not.</summary>
internal sealed class MatrixVerb
{
    private readonly Argument<string> _target = new("target") { Description = "The folder of a curated index, or a build manifest (FILE.yaml)", DefaultValueFactory = _ => "index" };
    private readonly Option<string[]> _servers = new("--server") { HelpName = "VERSION", Description = "A version of the server; VERSION=v1,v2 names the framework APIs that it offers; with none, this command's own" };
    private readonly Option<bool> _linked = new("--linked") { Description = "Look up in each server what each plugin refers to; what was found is kept, and found again" };
    private readonly Option<string[]> _feeds = new("--feed") { HelpName = "SOURCE", Description = "A NuGet source beside nuget.config's, which has plugins and servers; may be given several times" };
    private readonly Option<string?> _output = new("--output", "-o") { HelpName = "DIR", Description = "Leave it there: matrix.json, matrix.md, matrix.html" };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; fail when the files in --output are not what would be written" };
    private readonly Option<string?> _shard = new("--shard") { HelpName = "I/N", Description = "Only every Nth row, from the Ith; slipway matrix merge puts the parts together" };

    public static Command Create(Edge edge)
    {
        var verb = new MatrixVerb();
        var command = new Command("matrix", "Which versions of plugins fit which versions of the server: declared, linked, proven, or why not")
        {
            verb._target, verb._servers, verb._linked, verb._feeds, verb._output, verb._check, verb._shard, MatrixMerge.Create(edge),
        };
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var written = run.Parsed.GetRequiredValue(_target);
        if (run.Parsed.GetValue(_check) && run.Parsed.GetValue(_output) is null)
        {
            throw new UsageException("--check compares with files, and none are named", "add --output DIR");
        }

        var made = Path.GetExtension(written) is ".yaml" or ".yml" ? await OfManifestAsync(run, written, token) : await OfIndexAsync(run, written, token);
        if (made is { } matrix)
        {
            await AnswerAsync(run, matrix, run.Parsed.GetValue(_output), run.Parsed.GetValue(_check), token);
        }
    }

    /// <summary>Writes, compares or prints a matrix.</summary>
    public static async Task AnswerAsync(VerbRun run, CompatibilityMatrix matrix, string? folder, bool check, CancellationToken token)
    {
        await run.SayAsync(MatrixSummary.Of(matrix));
        if (check)
        {
            run.Diagnostics.AddRange(MatrixOutput.Check(matrix, run.Edge.PathOf(folder!), folder!));
            return;
        }

        if (folder is not null)
        {
            await MatrixOutput.WriteAsync(matrix, run.Edge.PathOf(folder), token);
        }

        await run.AnswerAsync(run.Json ? MatrixJson.Write(matrix).TrimEnd() : folder is not null ? Path.Combine(folder, MatrixPages.First) : MatrixMarkdown.Write(matrix).TrimEnd());
    }

    private async Task<CompatibilityMatrix?> OfIndexAsync(VerbRun run, string written, CancellationToken token)
    {
        var folder = IndexOptions.FolderOf(run, written);
        if (IndexCheck.Read(folder, run.Diagnostics) is not { } index)
        {
            return null;
        }

        var servers = MatrixColumns.Of(run.Parsed.GetValue(_servers) ?? []);
        using var linking = Linking(run, await run.ContextAsync(offline: false, locked: false, commit: null, token) with { Index = folder.Files() }, []);
        var found = linking is null ? null : await FindAsync(run, linking, servers, token);
        var columns = found is null ? servers : [.. found.Select(one => one.Server)];
        var check = IndexOptions.Check(run, [.. servers.Select(server => server.Version)]);
        var matrix = MatrixShard.Of(run.Parsed.GetValue(_shard)).Take(IndexMatrix.Of(index, folder, check, columns));
        return linking is null ? matrix : await linking.LinkAsync(matrix, found!, token);
    }

    private async Task<CompatibilityMatrix?> OfManifestAsync(VerbRun run, string written, CancellationToken token)
    {
        if (ManifestArgument.Read(run, written) is not { } manifest)
        {
            return null;
        }

        var context = await run.ContextAsync(offline: false, locked: false, commit: null, token);
        var outcome = await VerbRun.PipelineAsync(manifest, BuildStage.Resolve, context with { PassesOverStaleLock = true }, token);
        if (outcome.Resolved is not { } resolved || await KeptLinking.CheckAsync(resolved, context, token) is not { } own)
        {
            return null;
        }

        var servers = ManifestMatrix.Servers(resolved, MatrixColumns.Of(run.Parsed.GetValue(_servers) ?? []));
        var check = IndexOptions.Check(run, [.. servers.Select(server => server.Version)]);
        var tiers = ManifestMatrix.Tiers(resolved, check);
        using var linking = Linking(run, context, manifest.Feeds.Select(feed => feed.Value.Contains("://", StringComparison.Ordinal) ? feed.Value : manifest.PathOf(feed.Value)));
        if (linking is null)
        {
            return MatrixShard.Of(run.Parsed.GetValue(_shard)).Take(ManifestMatrix.Of(resolved, own.Packages, servers, tiers));
        }

        var found = await FindAsync(run, linking, servers, token);
        var matrix = MatrixShard.Of(run.Parsed.GetValue(_shard)).Take(ManifestMatrix.Of(resolved, own.Packages, [.. found.Select(one => one.Server)], tiers));
        return await linking.LinkAsync(matrix, found, token);
    }

    private static async Task<IReadOnlyList<LinkableServer>> FindAsync(VerbRun run, MatrixLinking linking, IReadOnlyList<MatrixServer> servers, CancellationToken token)
    {
        var found = await linking.FindAsync(servers, token);
        foreach (var missing in found.Where(one => one.Problem is not null))
        {
            await run.SayAsync($"server {missing.Server.Version} is not at hand: {missing.Problem}");
        }

        return found;
    }

    private MatrixLinking? Linking(VerbRun run, BuildContext context, IEnumerable<string> feeds)
    {
        if (!run.Parsed.GetValue(_linked))
        {
            return null;
        }

        IReadOnlyList<string> all = [.. feeds, .. (run.Parsed.GetValue(_feeds) ?? []).Select(feed => feed.Contains("://", StringComparison.Ordinal) ? feed : run.Edge.PathOf(feed))];
        return new MatrixLinking(context, all, run.Edge.WorkingFolder) { Told = new MatrixProgress(run).Tell };
    }
}
