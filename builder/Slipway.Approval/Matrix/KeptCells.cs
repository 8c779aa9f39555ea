using System.Text;
using Slipway.Builder.Compilation;
using Slipway.Builder.Linking;
using Slipway.Builder.Resolution;

namespace Slipway.Approval.Matrix;

/// <summary>What linking found for a plugin in a server, kept by what decides it: the bytes of both, the feeds, and the code that looked.</summary>
internal sealed class KeptCells(string cacheFolder)
{
    private const string Folder = "matrix";
    private const string Format = "slipway-matrix-1";
    private const string Links = "links";

    private readonly AssemblyCache _files = new(Path.Combine(cacheFolder, Folder));

    /// <summary>What decides what is in a server.</summary>
    public static string KeyOf(ResolvedServer server, IReadOnlyList<string> feeds)
    {
        var key = new StringBuilder(Format).Append('\n').Append(typeof(KeptLinking).Module.ModuleVersionId).Append('\n');
        key.Append(server.Packs?.Facts.Version).Append('\n').AppendJoin('\t', feeds);
        return key.AppendJoin("", server.Lock.Packages.Select(package => $"\n{package} {package.Sha512}")).ToString();
    }

    public async Task<LinkedVerdict?> FindAsync(string server, MatrixRow row, CancellationToken token)
    {
        if (await _files.FindAsync(Key(server, row), token) is not { } kept)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(kept.Span);
        return text == Links ? LinkedVerdict.Links : new LinkedVerdict(LinkedState.Broken, text);
    }

    public async Task<LinkedVerdict> KeepAsync(string server, MatrixRow row, LinkedVerdict verdict, CancellationToken token)
    {
        await _files.KeepAsync(Key(server, row), Encoding.UTF8.GetBytes(verdict.Reason ?? Links), token);
        return verdict;
    }

    private static string Key(string server, MatrixRow row) => $"{server}\n\n{row.Module} {row.Version} {row.ContentHash}";
}
