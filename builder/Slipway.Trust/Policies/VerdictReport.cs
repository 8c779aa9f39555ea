using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Attestations;
using Slipway.Trust.Json;
using Slipway.Trust.Sarif;

namespace Slipway.Trust.Policies;

/// <summary>A verdict for programs: our own JSON, and SARIF.</summary>
public static class VerdictReport
{
    /// <summary>Writes JSON.</summary>
    public static byte[] Json(ImageVerdict verdict) => CanonicalJson.WriteIndented(writer => writer.Object(() =>
    {
        writer.WriteNumber("formatVersion", 1);
        writer.WriteString("repository", verdict.Whole.Evidence.Repository);
        writer.WriteString("digest", verdict.Whole.Evidence.Image.ToString());
        writer.WriteString("policy", verdict.Whole.Policy.Digest.ToString());
        writer.WriteString("mode", verdict.Whole.Mode.ToString().ToLowerInvariant());
        writer.WriteBoolean("passed", verdict.Passed);
        writer.WriteBoolean("allowed", verdict.Allowed);
        writer.WriteNumber("slsaBuildLevel", verdict.Level);
        writer.List("parts", verdict.Parts, part => writer.Object(() => Write(writer, part)));
    }));

    /// <summary>Writes SARIF; every problem is a result at the scope of the policy that it offends.</summary>
    public static byte[] Sarif(ImageVerdict verdict, string toolVersion, DateTimeOffset time, ReportLocation location)
    {
        var problems = verdict.Problems.ToImmutableArray();
        var rules = problems.DistinctBy(problem => problem.Id, StringComparer.Ordinal)
            .OrderBy(problem => problem.Id, StringComparer.Ordinal)
            .Select(problem =>
                new SarifRule(problem.Id, problem.Message, $"{problem.Message} {problem.Remedy}",
                $"https://slipway.dev/diagnostics/{problem.Id}"));
        var level = verdict.Allowed ? "warning" : "error";
        return new SarifRun(toolVersion, time, [.. rules],
        [
            .. problems.Select(problem => new SarifResult(problem.Id, level, problem.ToString(), location)
            {
                Fingerprint = $"{problem.Id}:{verdict.Whole.Evidence.Repository}:{problem.Subject}",
            }),
        ])
        { Successful = !verdict.Parts.SelectMany(part => part.Checks).Any(check => check is { Id: "listing", Outcome: CheckOutcome.Failed }) }.ToBytes();
    }

    private static void Write(Utf8JsonWriter writer, PolicyVerdict part)
    {
        writer.WriteString("digest", part.Evidence.Image.ToString());
        writer.WriteString("part", part.Evidence.Part.ToString().ToLowerInvariant());
        writer.Optional("platform", part.Evidence.Platform);
        writer.WriteBoolean("passed", part.Passed);
        writer.WriteNumber("slsaBuildLevel", part.Level);
        writer.List("checks", part.Checks, check => writer.Object(() =>
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
    }
}
