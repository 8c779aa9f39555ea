using System.Collections.Concurrent;
using System.Globalization;
using Slipway.Builder.Linking;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>
/// Fills in what linking finds: each plugin, with all that it brings, is looked up in each server that it does not itself rule out. What was
/// found is kept at once, so a run that was ended goes on where it stood, and only cells whose plugin or server moved are looked at again.
/// </summary>
public sealed class MatrixLinking(BuildContext context, IReadOnlyList<string> feeds, string settingsFolder) : IDisposable
{
    private const int MostTold = 3;

    private readonly KeptCells _kept = new(context.CacheFolder);
    private readonly ResolverMemory _memory = new();
    private readonly ConcurrentBag<string> _rooms = [];
    private int _roomsMade;

    /// <summary>Is told how many cells are done, of how many.</summary>
    public Action<int, int> Told { get; init; } = (_, _) => { };

    /// <summary>The servers with the digests of their packages; one that no feed has keeps none.</summary>
    public async Task<IReadOnlyList<LinkableServer>> FindAsync(IReadOnlyList<MatrixServer> servers, CancellationToken token)
    {
        var found = new LinkableServer[servers.Count];
        await Parallel.ForAsync(0, servers.Count, new ParallelOptions { MaxDegreeOfParallelism = context.Parallelism, CancellationToken = token }, async (at, over) =>
        {
            var (resolved, problem) = await ResolveAsync(CellManifest.Of(servers[at].Version, null, feeds), over);
            found[at] = resolved?.ServerPackage is { } package
                ? new LinkableServer(servers[at] with { Digest = "sha512:" + package.ContentHash, FrameworkApis = [resolved.Lock.FrameworkApi] }, KeptCells.KeyOf(resolved, feeds), null)
                : new LinkableServer(servers[at], null, problem ?? "no feed has it");
        });
        return found;
    }

    /// <summary>The matrix with linking filled in.</summary>
    public async Task<CompatibilityMatrix> LinkAsync(CompatibilityMatrix matrix, IReadOnlyList<LinkableServer> servers, CancellationToken token)
    {
        var rows = matrix.Rows.Select(row => row.Cells.ToArray()).ToList();
        var wanted = matrix.Rows.SelectMany((row, at) => servers.Select((server, column) => (Row: row, Server: server, At: at, Column: column)))
            .Where(cell => cell.Row.Cells[cell.Column].Declared.Verdict != CompatibilityVerdict.Incompatible).ToList();
        var done = 0;
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = context.Parallelism, CancellationToken = token }, async (cell, over) =>
        {
            var linked = await LinkAsync(cell.Row, cell.Server, over);
            rows[cell.At][cell.Column] = rows[cell.At][cell.Column] with { Linked = linked };
            Told(Interlocked.Increment(ref done), wanted.Count);
        });
        return CompatibilityMatrix.Of(matrix.Servers, matrix.Rows.Zip(rows, (row, cells) => row with { Cells = cells }));
    }

    private async Task<LinkedVerdict> LinkAsync(MatrixRow row, LinkableServer server, CancellationToken token)
    {
        if (server.Key is null)
        {
            // What feeds say is worded anew by the hour; the matrix is to be the same as long as they have the same.
            return new LinkedVerdict(LinkedState.Unknown, $"server {server.Server.Version} is not at hand in the feeds that were asked");
        }

        if (await _kept.FindAsync(server.Key, row, token) is { } known)
        {
            return known;
        }

        var (resolved, problem) = await ResolveAsync(CellManifest.Of(server.Server.Version, row, feeds), token);
        if (resolved is null)
        {
            return new LinkedVerdict(LinkedState.Unknown, problem);
        }

        if (resolved.Plugins.Single().Package.ContentHash is var hash && hash != row.ContentHash)
        {
            return new LinkedVerdict(LinkedState.Unknown, $"the feed has other bytes of {row.Module} {row.Version} than the index lists: {hash}");
        }

        var apart = Apart();
        if (await KeptLinking.CheckAsync(resolved, apart, token) is not { } found)
        {
            return new LinkedVerdict(LinkedState.Unknown, Reasons(apart.Diagnostics));
        }

        return await _kept.KeepAsync(server.Key, row, LinkedVerdict.Of(found.Packages), token);
    }

    /// <inheritdoc />
    public void Dispose() => _memory.Dispose();

    // Resolution unpacks what it gets in a folder of its own: two at once need two, and one after the other may share.
    private async Task<(ResolvedServer? Resolved, string? Problem)> ResolveAsync(string text, CancellationToken token)
    {
        var room = _rooms.TryTake(out var free) ? free
            : Directory.CreateDirectory(Path.Combine(context.WorkFolder, string.Create(CultureInfo.InvariantCulture, $"cells-{Interlocked.Increment(ref _roomsMade)}"))).FullName;
        try
        {
            var apart = Apart() with { WorkFolder = room };
            var manifest = CellManifest.Read(text, apart, apart.Diagnostics);
            var resolved = manifest is null ? null : await ServerResolver.ResolveAnewAsync(manifest with { SettingsFolder = settingsFolder }, apart, token);
            return (resolved, resolved is null ? Reasons(apart.Diagnostics) : null);
        }
        finally
        {
            _rooms.Add(room);
        }
    }

    // What is found in one cell is that cell's reason, and no fault of the run.
    private BuildContext Apart() => context with { Diagnostics = new DiagnosticBag(), Steps = new StepLog(context.Clock), Observer = new SilentObserver(), Parallelism = 1, Memory = _memory };

    private static string Reasons(DiagnosticBag bag) => string.Join("; ", bag.Sorted().Where(one => one.IsError).Select(one => one.Message).Distinct().Take(MostTold));
}
