using Slipway.Builder.Policy;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;
using Slipway.Trust;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Reports;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Curation;

/// <summary>What a verified statement says, as far as a tier asks.</summary>
internal static class EvidencePredicates
{
    /// <summary>The predicate that a type of evidence has; null when any will do.</summary>
    public static string? Of(string type) => type switch
    {
        EvidenceType.Conformance => SlipwayUris.Conformance,
        EvidenceType.Sbom => PredicateTypes.CycloneDx,
        EvidenceType.Vulnerabilities => PredicateTypes.Vulnerabilities,
        EvidenceType.Licenses => SlipwayUris.Licences,
        EvidenceType.Documentation => SlipwayUris.Documentation,
        EvidenceType.Provenance => PredicateTypes.SlsaProvenance,
        EvidenceType.Signature => SlipwayUris.Package,
        _ => null,
    };

    /// <summary>Judges what a statement says; a signature says nothing but that it is one.</summary>
    public static ProvenEvidence Judge(string type, Statement? statement, string location) => type switch
    {
        EvidenceType.Signature => new ProvenEvidence(type),
        _ when statement is null => new ProvenEvidence(type) { Problem = $"{location} is a signature and states nothing" },
        EvidenceType.Conformance => Conformance(statement, location),
        EvidenceType.Sbom => new ProvenEvidence(type) { Problem = Bill(statement, location) },
        EvidenceType.Vulnerabilities => new ProvenEvidence(type) { Problem = Weaknesses(statement, location) },
        EvidenceType.Licenses or EvidenceType.Documentation => new ProvenEvidence(type) { Problem = Checks(type, statement, location) },
        _ => new ProvenEvidence(type),
    };

    private static ProvenEvidence Conformance(Statement statement, string location)
    {
        var read = ConformancePredicate.Read(statement, location);
        return read.Value is not { } predicate ? new ProvenEvidence(EvidenceType.Conformance) { Problem = Told(read.Problems) }
            : new ProvenEvidence(EvidenceType.Conformance)
            {
                Problem = predicate.Passed ? null : Failed(predicate.Checks, location),
                Server = predicate.Server is { } server && SemanticVersion.TryParse(server.Version, out var version) ? version : null,
                ServerDigest = predicate.Server?.Digest,
            };
    }

    // The statement is about the package by its bytes; a bill of something else in it would tell nobody what those bring along.
    private static string? Bill(Statement statement, string location)
    {
        var read = CycloneDxReader.Read(statement.Predicate, location);
        return read.Value is not { } bill ? Told(read.Problems)
            : bill.Subject.Purl is { } purl && statement.Subjects.Any(subject => subject.Name is { } name && PackageUrl.TryParse(name, out var package) && package.Equals(purl)) ? null
            : $"{location} is the bill of {bill.Subject.Purl?.ToString() ?? bill.Subject.Name}";
    }

    // The line of the policy that holds when nobody names one; an index's own builds judge again by theirs.
    private static string? Weaknesses(Statement statement, string location)
    {
        var read = VulnerabilityPredicate.ReadOpen(statement, location);
        var worst = read.Value?.Where(found => found.Severity >= Severities.Parse(BuildPolicy.BuiltIn.Vulnerabilities.FailOn)).Select(found => found.Id).ToList();
        return worst is null ? Told(read.Problems) : worst.Count == 0 ? null : $"{location} knows weaknesses that stop a build: {string.Join(", ", worst)}";
    }

    private static string? Checks(string type, Statement statement, string location)
    {
        var read = PackageChecks.Read(statement, Of(type)!, location);
        return read.Value is not { } found ? Told(read.Problems) : found.Passed ? null : Failed(found.Checks, location);
    }

    private static string Failed(IEnumerable<ConformanceCheck> checks, string location) =>
        $"{location} says that checks failed: {string.Join(", ", checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Id))}";

    private static string Told(IEnumerable<TrustProblem> problems) => string.Join("; ", problems.Select(problem => problem.Message));
}
