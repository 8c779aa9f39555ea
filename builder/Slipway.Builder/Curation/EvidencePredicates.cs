using System.Text.Json;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;

namespace Slipway.Builder.Curation;

/// <summary>What a verified statement says, as far as a tier asks.</summary>
internal static class EvidencePredicates
{
    /// <summary>Judges what a statement says; a signature says nothing but that it is one.</summary>
    public static ProvenEvidence Judge(string type, Statement? statement, string location) => type switch
    {
        EvidenceType.Signature => new ProvenEvidence(type),
        _ when statement is null => new ProvenEvidence(type) { Problem = $"{location} is a signature and states nothing" },
        EvidenceType.Conformance => Conformance(statement, location),
        EvidenceType.Licenses or EvidenceType.Documentation => Result(type, statement, location),
        _ => new ProvenEvidence(type),
    };

    private static ProvenEvidence Conformance(Statement statement, string location)
    {
        var read = ConformancePredicate.Read(statement, location);
        return read.Value is not { } predicate ? Failed(string.Join("; ", read.Problems.Select(problem => problem.Message)))
            : !predicate.Passed ? About(predicate, $"{location} says that checks failed: {string.Join(", ", predicate.Checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Id))}")
            : About(predicate, null);

        static ProvenEvidence Failed(string problem) => new(EvidenceType.Conformance) { Problem = problem };

        static ProvenEvidence About(ConformancePredicate predicate, string? problem) => new(EvidenceType.Conformance)
        {
            Problem = problem,
            Server = predicate.Server is { } server && SemanticVersion.TryParse(server.Version, out var version) ? version : null,
            ServerDigest = predicate.Server?.Digest,
        };
    }

    // Licences and documentation have no format of others: a predicate with a result.
    private static ProvenEvidence Result(string type, Statement statement, string location) => new(type)
    {
        Problem = Text(statement, "result") switch
        {
            "PASSED" => null,
            null => $"{location} states no result",
            var other => $"{location} states the result {other}",
        },
    };

    private static string? Text(Statement statement, string name)
    {
        using var document = JsonDocument.Parse(statement.Predicate);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }
}
