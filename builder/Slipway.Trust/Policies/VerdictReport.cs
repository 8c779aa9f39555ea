using System.Collections.Immutable;
using Slipway.Trust.Attestations;
using Slipway.Trust.Json;
using Slipway.Trust.Sarif;

namespace Slipway.Trust.Policies;

/// <summary>A verdict for programs: our own JSON, and SARIF.</summary>
public static class VerdictReport
{
    /// <summary>Writes JSON.</summary>
    public static byte[] Json(PolicyVerdict verdict) => CanonicalJson.WriteIndented(writer => writer.Object(() =>
    {
        writer.WriteNumber("formatVersion", 1);
        writer.WriteString("repository", verdict.Evidence.Repository);
        writer.WriteString("image", verdict.Evidence.Image.ToString());
        writer.WriteString("policy", verdict.Policy.Digest.ToString());
        writer.WriteString("mode", verdict.Mode.ToString().ToLowerInvariant());
        writer.WriteBoolean("passed", verdict.Passed);
        writer.WriteBoolean("allowed", verdict.Allowed);
        writer.WriteNumber("slsaBuildLevel", verdict.Level);
        writer.List("checks", verdict.Checks, check => writer.Object(() =>
        {
            writer.WriteString("id", check.Id);
            writer.WriteString("outcome", check.Outcome.ToString().ToLowerInvariant());
            writer.WriteString("expected", check.Expected);
            writer.WriteString("found", check.Found);
            writer.List("problems", check.Problems, problem => writer.Object(() =>
            {
                writer.WriteString("id", problem.Id);
                writer.WriteString("subject", problem.Subject);
                writer.WriteString("message", problem.Message);
                writer.Optional("expected", problem.Expected);
                writer.Optional("found", problem.Found);
                writer.WriteString("remedy", problem.Remedy);
            }));
        }));
    }));

    /// <summary>Writes SARIF; every problem is a result at the place where the policy or the image is named.</summary>
    public static byte[] Sarif(PolicyVerdict verdict, string toolVersion, DateTimeOffset time, ReportLocation location)
    {
        var problems = verdict.Problems.ToImmutableArray();
        var rules = problems.DistinctBy(problem => problem.Id, StringComparer.Ordinal)
            .OrderBy(problem => problem.Id, StringComparer.Ordinal)
            .Select(problem =>
                new SarifRule(problem.Id, problem.Message, $"{problem.Message} {problem.Remedy}",
                $"https://slipway.dev/diagnostics/{problem.Id}"));
        var level = verdict.Mode is PolicyMode.Audit ? "warning" : "error";
        return new SarifRun(toolVersion, time, [.. rules],
        [
            .. problems.Select(problem => new SarifResult(problem.Id, level, problem.ToString(), location)
            {
                Fingerprint = $"{problem.Id}:{verdict.Evidence.Repository}:{problem.Subject}",
            }),
        ])
        { Successful = !verdict.Checks.Any(check => check is { Id: "listing", Outcome: CheckOutcome.Failed }) }.ToBytes();
    }
}
