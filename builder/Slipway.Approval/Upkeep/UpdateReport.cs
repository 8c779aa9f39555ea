using Slipway.Approval.Plan;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Upkeep;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Upkeep;

/// <summary>What is newer, what of it can be taken, and what taking it does: for whoever runs the search and whoever approves its outcome.</summary>
/// <param name="Subject">The manifest as it was written.</param>
/// <param name="Update">What was found.</param>
public sealed record UpdateReport(string Subject, ServerUpdate Update)
{
    /// <summary>What taking it does; null when nothing moves, or nobody knows what was there before.</summary>
    public ServerPlan? Plan { get; private init; }

    /// <summary>The policy that allows it; null when nothing was tried.</summary>
    public string? Policy => Update.Proven?.Generated.Resolved.Policy.Name;

    /// <summary>Whether known weaknesses were looked for.</summary>
    public bool AsksAdvisories { get; private init; }

    /// <summary>Whether the conformance checks were part of the proof.</summary>
    public bool Conforms { get; init; }

    /// <summary>Whether manifest and lock were written.</summary>
    public bool Written { get; init; }

    /// <summary>Warnings and errors.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; private init; } = [];

    /// <summary>What could not be told, a sentence each.</summary>
    public IReadOnlyList<string> Unknown => [.. Update.Unknown, .. AsksAdvisories ? [] : new[] { "known weaknesses: no advisories were asked (--advisories DIR)" }];

    /// <summary>The first line of every view.</summary>
    public string Headline =>
        Update.Moves ? $"{string.Join(", ", Update.Subjects.Where(one => one.Moves).Select(one => $"{one.Subject.Name} {one.Subject.Version.Value} -> {one.Chosen}"))}"
        : Problems.Any(problem => problem.IsError) ? "nothing can be taken: the manifest does not hold as it is"
        : Update.Subjects.Any(one => one.PassedOver.Count > 0) ? "nothing newer can be taken"
        : "nothing is newer";

    /// <summary>What it is that holds together; null when nothing was tried.</summary>
    public string? Proof => Update.Proven is null ? null
        : $"all of it together resolves, links and compiles; the policy {Policy} allows it; {(AsksAdvisories ? "it brings no known weakness that was not there" : "known weaknesses were not looked for")}; conformance {(Conforms ? "passed" : "was not asked (--conformance)")}";

    /// <summary>Compares what was with what would be.</summary>
    public static async Task<UpdateReport> OfAsync(string written, ServerUpdate update, BuildContext context, CancellationToken token)
    {
        var report = new UpdateReport(written, update) { AsksAdvisories = context.AdvisoriesFolder is not null, Problems = [.. context.Diagnostics.Sorted().Where(problem => problem.Severity > DiagnosticSeverity.Note)] };
        if (!update.Moves || update.Before is not { } before)
        {
            return report;
        }

        // What the advisories have to say was said when the versions were tried.
        var apart = context with { Diagnostics = new DiagnosticBag() };
        var server = update.Proven!.Generated.Resolved;
        using var scanner = ServerScanner.Open(server, apart, token);
        var (old, _, _) = await ResolvedSide.OfAsync(before, null, scanner, apart, token);
        var (now, _, _) = await ResolvedSide.OfAsync(server, null, scanner, apart, token);
        return report with { Plan = ServerPlan.Of(written, "the versions before", old, now) with { Policy = report.Policy, Problems = report.Problems } };
    }
}
