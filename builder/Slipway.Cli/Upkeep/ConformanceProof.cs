using System.Globalization;
using Slipway.Builder.Compilation;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Conforming;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Reports;
using Slipway.Conformance.Running;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Upkeep;

/// <summary>Proves a server by the conformance checks, with the fixtures that its plugins ship. It runs their code.</summary>
internal sealed class ConformanceProof(VerbRun run)
{
    private int _runs;

    public async Task ProveAsync(CompiledServer server, BuildContext context, CancellationToken token)
    {
        await run.SayAsync(string.Create(CultureInfo.InvariantCulture, $"conformance, run {++_runs}"));
        await using var subject = CompiledSubject.Of(server, Path.Combine(context.WorkFolder, "app"), run.Edge, context.Diagnostics, isOfOnePlugin: false);
        if (subject is null)
        {
            return;
        }

        var report = await ConformanceRun.RunAsync(subject.Subject, check => Progress.Tell(run, check), token);
        var problems = report.Checks.Select(ConformanceRules.Of).OfType<Diagnostic>().ToList();
        context.Diagnostics.AddRange(problems);
        if (report.Verdict != ConformanceVerdict.Passed && !problems.Exists(problem => problem.IsError))
        {
            context.Diagnostics.Add(ConformanceRules.MustSkipped.At(null, "no conformance check could be tried", "update without --conformance"));
        }
    }
}
