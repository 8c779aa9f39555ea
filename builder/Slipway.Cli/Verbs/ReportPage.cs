using Slipway.Approval.Pages;
using Slipway.Approval.Plan;
using Slipway.Builder.Pipeline;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Verbs;

/// <summary>report.html beside build.json. Nothing in the image knows of it.</summary>
internal static class ReportPage
{
    public const string Name = "report.html";

    /// <summary>Writes the page of an image that has its evidence; without evidence there is no page.</summary>
    public static async Task WriteAsync(VerbRun run, BuildOutcome outcome, ServerPlan? plan, string folder, CancellationToken token)
    {
        if (outcome is { Image: { } image, Evidence: { } evidence })
        {
            var tried = Path.Combine(folder, "conformance.json");
            var facts = new BuildFacts(image, evidence, [.. run.Diagnostics.Sorted().Where(problem => problem.Severity > DiagnosticSeverity.Note)])
            {
                Plan = plan,
                Conformance = File.Exists(tried) ? await File.ReadAllBytesAsync(tried, token) : null,
            };
            await WholeFile.WriteAsync(Path.Combine(folder, Name), BuildPage.Write(facts), token);
        }
    }
}
