using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Indexing;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>
/// The advisories of a folder, indexed. An index is made once for the files that lie there, and made again when one of them changes; so a scan
/// reads a few pages of one file, however large the database is.
/// </summary>
public static class AdvisoryDatabase
{
    /// <summary>The cache's folder of indexes.</summary>
    internal const string Folder = "advisories";

    /// <summary>Opens the index of a folder; null when there are no advisories, or when a diagnostic of severity error was added.</summary>
    public static AdvisoryIndex? Open(string? folder, BuildContext context, CancellationToken token)
    {
        if (folder is null)
        {
            return null;
        }

        if (Sources(folder, context) is not var (sources, stamp))
        {
            return null;
        }

        var path = Path.Combine(context.CacheFolder, Folder, $"{Digest.Of(Encoding.UTF8.GetBytes(stamp)).Hex[..32]}.idx");
        if (AdvisoryIndex.Open(path) is { Ok: true, Value.Count: > 0 } kept)
        {
            return kept.Value;
        }

        if (!TryIndex(sources, path, context, token))
        {
            return null;
        }

        var made = AdvisoryIndex.Open(path);
        context.Diagnostics.AddRange(made.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (made.Value is { Count: 0 } empty)
        {
            empty.Dispose();
            context.Diagnostics.Add(TrustDiagnostics.Of(AdvisoryProblems.NoDatabase(folder, "None of its records can be read")));
            return null;
        }

        return made.Value;
    }

    // Somebody named it: neither a slip of the pen nor a closed door must switch the check off.
    private static (IReadOnlyList<AdvisorySource> Sources, string Stamp)? Sources(string folder, BuildContext context)
    {
        string? reason = null;
        try
        {
            var sources = AdvisorySource.In(folder);
            if (sources.Count > 0)
            {
                return (sources, string.Join('\n', sources.Select(source => source.Stamp)));
            }

            reason = File.Exists(folder) ? "This is a file, not a folder" : Directory.Exists(folder) ? null : "There is no such folder";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"It cannot be read ({exception.Message.TrimEnd('.')})";
        }

        context.Diagnostics.Add(TrustDiagnostics.Of(AdvisoryProblems.NoDatabase(folder, reason)));
        return null;
    }

    // Where anything cannot be read there is no index, so it is told each time.
    private static bool TryIndex(IReadOnlyList<AdvisorySource> sources, string path, BuildContext context, CancellationToken token)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Diagnostic[] problems = [.. AdvisoryIndexWriter.Write(sources, path, token).Select(problem => TrustDiagnostics.Of(problem))];
        context.Diagnostics.AddRange(problems);
        return problems.All(problem => problem.Severity != DiagnosticSeverity.Error);
    }
}
