using System.Collections.Immutable;
using Slipway.Trust.Provenance;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Policies;

/// <summary>Whether verified provenance is of a build that is believed, and which level that proves.</summary>
internal static class ProvenanceJudge
{
    public static (int Level, TrustProblem? Problem) Judge((string Location, VerifiedBundle Bundle) evidence,
        ImmutableArray<BuilderRequirement> builders)
    {
        var read = BuildProvenance.Read(evidence.Bundle.Statement!, evidence.Location);
        if (!read.Ok)
        {
            return (0, read.Problems[0]);
        }

        var provenance = read.Value;
        var problems = new List<TrustProblem>();
        foreach (var builder in builders.Where(builder => builder.BuilderId == provenance.BuilderId
            && builder.Signers.Any(signer => signer.Signed(evidence.Bundle))).OrderByDescending(builder => builder.Level))
        {
            if (Mismatch(provenance, builder) is not var (expected, found))
            {
                return (builder.Level, null);
            }

            problems.Add(PolicyProblems.WrongBuild(evidence.Location, expected, found));
        }

        return (0, problems.FirstOrDefault() ?? PolicyProblems.WrongBuild(
            evidence.Location,
            string.Join(" or ",
                builders.Select(builder =>
                $"{builder.BuilderId} signed by {string.Join(", ", builder.Signers.Select(signer => signer.Name))}")),
            $"{provenance.BuilderId} signed by {evidence.Bundle.Signer}"));
    }

    private static (string Expected, string Found)? Mismatch(BuildProvenance provenance, BuilderRequirement builder)
    {
        if (!builder.BuildTypes.IsEmpty && !builder.BuildTypes.Contains(provenance.BuildType))
        {
            return (string.Join(" or ", builder.BuildTypes), provenance.BuildType);
        }

        var unknown = builder.KnownParameters.IsEmpty
            ? [] : provenance.ExternalParameters.Keys.Except(builder.KnownParameters, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            return ($"only the parameters {string.Join(", ", builder.KnownParameters)}", $"also {string.Join(", ", unknown)}");
        }

        var source = provenance.ResolvedDependencies.FirstOrDefault(dependency => dependency.Name == "source")?.Uri ?? "no source";
        return builder.SourcePrefix is { } prefix
            && !source.StartsWith(prefix, StringComparison.Ordinal) ? ($"a source below {prefix}", source) : null;
    }
}
