using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Sarif;

/// <summary>A run of a tool as SARIF 2.1.0 tells it.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal sealed record SarifRun(string ToolVersion, DateTimeOffset Time, ImmutableArray<SarifRule> Rules,
    ImmutableArray<SarifResult> Results)
{
    /// <summary>Whether the tool did its work; a run that did not has no results either.</summary>
    public bool Successful { get; init; } = true;

    public byte[] ToBytes() => CanonicalJson.WriteIndented(writer => writer.Object(() =>
    {
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.List("runs", [this], run => writer.Object(() => WriteRun(writer)));
    }));

    private void WriteRun(Utf8JsonWriter writer)
    {
        writer.Object("tool", () => writer.Object("driver", () =>
        {
            writer.WriteString("name", "slipway");
            writer.WriteString("version", ToolVersion);
            writer.WriteString("informationUri", "https://slipway.dev");
            writer.List("rules", Rules, rule => writer.Object(() => WriteRule(writer, rule)));
        }));
        writer.List("invocations", [this], run => writer.Object(() =>
        {
            writer.WriteString("endTimeUtc", Time.Written());
            writer.WriteBoolean("executionSuccessful", Successful);
        }));
        writer.List("results", Results, result => writer.Object(() => WriteResult(writer, result)));
        writer.WriteString("columnKind", "utf16CodeUnits");
    }

    private static void WriteRule(Utf8JsonWriter writer, SarifRule rule)
    {
        writer.WriteString("id", rule.Id);
        WriteMessage(writer, "shortDescription", rule.Title);
        WriteMessage(writer, "fullDescription", rule.Description);
        writer.WriteString("helpUri", rule.Help);
        writer.Object("properties", () =>
        {
            writer.Optional("security-severity", rule.SecuritySeverity);
            writer.Texts("tags", rule.Tags);
        });
    }

    private void WriteResult(Utf8JsonWriter writer, SarifResult result)
    {
        writer.WriteString("ruleId", result.RuleId);
        writer.WriteNumber("ruleIndex", Rules.Select(rule => rule.Id).ToImmutableArray().IndexOf(result.RuleId));
        writer.WriteString("level", result.Level);
        WriteMessage(writer, "message", result.Message);
        writer.List("locations", [result.Location], location => writer.Object(() => writer.Object("physicalLocation", () =>
        {
            writer.Object("artifactLocation", () =>
                writer.WriteString("uri", string.Join('/', location.File.Split('/').Select(Uri.EscapeDataString))));
            writer.Object("region", () => writer.WriteNumber("startLine", Math.Max(location.Line, 1)));
        })));
        writer.Object("partialFingerprints", () =>
            writer.WriteString("slipway/v1", Sha256Digest.Of(Encoding.UTF8.GetBytes(result.Fingerprint)).Hex));
        if (result.Suppression is { } reason)
        {
            writer.List("suppressions", [reason], justification => writer.Object(() =>
            {
                writer.WriteString("kind", "external");
                writer.WriteString("status", "accepted");
                writer.WriteString("justification", justification);
            }));
        }
    }

    private static void WriteMessage(Utf8JsonWriter writer, string name, string text) =>
        writer.Object(name, () => writer.WriteString("text", text));
}
