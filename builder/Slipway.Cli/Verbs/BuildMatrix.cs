using System.Text;
using Slipway.Approval.Matrix;
using Slipway.Builder.Pipeline;
using Slipway.Images.Blobs;
using Slipway.Metadata.Versions;

namespace Slipway.Cli.Verbs;

/// <summary>The matrix that every build leaves: its own plugins, of all tiers, against its server and the released one that this command came with.</summary>
internal static class BuildMatrix
{
    public static async Task WriteAsync(VerbRun run, BuildOutcome outcome, string folder, CancellationToken token)
    {
        var resolved = outcome.Resolved!;
        var servers = ManifestMatrix.Servers(resolved, MatrixColumns.Of([]));
        var check = IndexOptions.Check(run, [SemanticVersion.Parse(ToolVersion.Text)]);
        var matrix = ManifestMatrix.Of(resolved, outcome.Linked, servers, ManifestMatrix.Tiers(resolved, check));
        await WholeFile.WriteAsync(Path.Combine(folder, MatrixOutput.Json), Encoding.UTF8.GetBytes(MatrixJson.Write(matrix)), token);
        await WholeFile.WriteAsync(Path.Combine(folder, MatrixOutput.Markdown), Encoding.UTF8.GetBytes(MatrixMarkdown.Write(matrix)), token);
    }
}
