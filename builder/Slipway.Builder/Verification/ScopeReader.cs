using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;
using Slipway.Trust;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Policies;
using Slipway.Trust.Sbom.Quality;

namespace Slipway.Builder.Verification;

/// <summary>Reads one scope of a verify policy: what the images of some repositories have to prove.</summary>
internal static class ScopeReader
{
    private static readonly string[] Demands = ["signatures", "attestations", "provenance", "sbom", "advisories", "conformance", "bases"];

    public static PolicyScope Read(YamlMapping written, PolicySigners signers, DiagnosticBag problems)
    {
        var mode = written.TextOrNull("mode") switch { "audit" => PolicyMode.Audit, "skip" => PolicyMode.Skip, _ => PolicyMode.Enforce };
        if (mode is not PolicyMode.Skip && !Demands.Any(demand => written.Find(demand) is not null))
        {
            problems.Add(VerifyPolicyRules.AsksNothing.At(
                written.PositionAt("match"), $"the scope for {written.Text("match")} demands nothing, so it would let everything in", "say what images have to prove, such as signatures: { by: [release] }"));
        }

        var provenance = written.MappingOrNull("provenance");
        return new PolicyScope(written.Text("match"))
        {
            Mode = mode,
            Line = written.Position.Line,
            Signatures = written.MappingOrNull("signatures") is { } signatures ? signers.Require(signatures, problems) : null,
            Attestations = [.. written.Mappings("attestations").Select(one => new AttestationRequirement(one.Text("type"), signers.Require(one, problems)))],
            Builders = [.. (provenance?.Mappings("builders") ?? []).Select(builder => Builder(builder, signers, problems))],
            LeastLevel = (int)(provenance?.IntegerOrNull("level") ?? 1),
            Sbom = written.MappingOrNull("sbom") is { } sbom ? Sbom(sbom, signers, problems) : null,
            Advisories = written.MappingOrNull("advisories") is { } advisories ? Limits(advisories) : null,
            Decisions = new ScanDecisions { Ignores = [.. (written.MappingOrNull("advisories")?.Mappings("ignore") ?? []).Select(Ignored)] },
            Conformance = written.MappingOrNull("conformance") is { } conformance ? new ConformanceRequirement(conformance.Text("profile"), signers.Require(conformance, problems)) : null,
            Bases = [.. written.Texts("bases").Select(Sha256Digest.Parse)],
        };
    }

    private static BuilderRequirement Builder(YamlMapping written, PolicySigners signers, DiagnosticBag problems) =>
        new(written.Text("id"), signers.Named(written, problems), (int)(written.IntegerOrNull("level") ?? 1))
        {
            BuildTypes = [.. written.Texts("buildTypes")],
            KnownParameters = [.. written.Texts("parameters")],
            SourcePrefix = written.TextOrNull("source"),
        };

    private static SbomRequirement Sbom(YamlMapping written, PolicySigners signers, DiagnosticBag problems) => new(signers.Require(written, problems))
    {
        Level = written.TextOrNull("quality") switch { "L1" => ScvsLevels.L1, "L2" => ScvsLevels.L2, "L3" => ScvsLevels.L3, _ => ScvsLevels.None },
        CoversFiles = written.Flag("coversFiles", absent: true),
    };

    private static ScanPolicy Limits(YamlMapping written) => new()
    {
        FailOn = Severities.Parse(written.TextOrNull("failOn") ?? "high"),
        FailOnUnscored = written.TextOrNull("unscored") != "pass",
        FailOnUnchecked = written.TextOrNull("unchecked") == "fail",
        OnlyFixable = written.Flag("onlyFixable"),
        LargestDatabaseAge = written.IntegerOrNull("maxAgeDays") is { } days ? TimeSpan.FromDays((int)days) : null,
        DatabaseRequired = true,
    };

    private static IgnoreRule Ignored(YamlMapping written) =>
        new(written.Text("id"), written.Text("module"), written.Text("because"), written.DateOrNull("until")!.Value);
}
