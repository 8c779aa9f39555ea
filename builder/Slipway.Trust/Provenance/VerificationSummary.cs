using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.InToto;
using Slipway.Trust.Json;

namespace Slipway.Trust.Provenance;

/// <summary>
/// What a verifier found, in a form that can be signed: whoever trusts the verifier need not see the evidence again.
/// </summary>
/// <remarks>https://slsa.dev/spec/v1.2/verification_summary</remarks>
public sealed record VerificationSummary
{
    /// <summary>Who verified.</summary>
    public string VerifierId { get; init; } = SlipwayUris.Verifier;

    /// <summary>The versions of what verified.</summary>
    public ImmutableSortedDictionary<string, string> VerifierVersions { get; init; } = ResourceDescriptor.None;

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was verified, by the name under which it is fetched.</summary>
    public required string ResourceUri { get; init; }

    /// <summary>The policy that was applied.</summary>
    public required ResourceDescriptor Policy { get; init; }

    /// <summary>The evidence that was used.</summary>
    public ImmutableArray<ResourceDescriptor> InputAttestations { get; init; } = [];

    /// <summary>Whether it passed.</summary>
    public required bool Passed { get; init; }

    /// <summary>The SLSA levels that were proven, such as <c>SLSA_BUILD_LEVEL_1</c>.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>The statement about these subjects.</summary>
    public Statement ToStatement(ImmutableArray<StatementSubject> subjects) =>
        new(subjects, PredicateTypes.VerificationSummary, CanonicalJson.Write(writer => writer.Object(() =>
    {
        writer.Object("verifier", () =>
        {
            writer.WriteString("id", VerifierId);
            writer.Map("version", VerifierVersions);
        });
        writer.WriteString("timeVerified", Time.Written());
        writer.WriteString("resourceUri", ResourceUri);
        writer.Object("policy", () =>
        {
            writer.Optional("uri", Policy.Uri);
            writer.Map("digest", Policy.Digests);
        });
        writer.List("inputAttestations", InputAttestations, input => writer.Object(() =>
        {
            writer.Optional("uri", input.Uri);
            writer.Map("digest", input.Digests);
        }));
        writer.WriteString("verificationResult", Passed ? "PASSED" : "FAILED");
        writer.Texts("verifiedLevels", Levels);
        writer.WriteString("slsaVersion", "1.2");
    })));

    /// <summary>Reads a summary; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<VerificationSummary> Read(Statement statement, string subject)
    {
        if (statement.PredicateType != PredicateTypes.VerificationSummary)
        {
            return ProvenanceProblems.NotSummary(subject, $"its type is {statement.PredicateType}.");
        }

        try
        {
            return CanonicalJson.Read(statement.Predicate, Read);
        }
        catch (JsonException error)
        {
            return ProvenanceProblems.NotSummary(subject, error.Message);
        }
    }

    private static VerificationSummary Read(JsonElement root) => new()
    {
        VerifierId = root.RequiredMember("verifier").RequiredText("id"),
        Time = root.RequiredMember("timeVerified")
            .TryGetDateTimeOffset(out var time) ? time : throw new JsonException("'timeVerified' is not a time."),
        ResourceUri = root.RequiredText("resourceUri"),
        Policy = new ResourceDescriptor("policy") { Uri = root.RequiredMember("policy").Text("uri") },
        Passed = root.RequiredText("verificationResult") switch
        {
            "PASSED" => true,
            "FAILED" => false,
            var other => throw new JsonException($"'{other}' is no result."),
        },
        Levels = [.. root.Items("verifiedLevels").Select(level => level.ItemText())],
    };
}
