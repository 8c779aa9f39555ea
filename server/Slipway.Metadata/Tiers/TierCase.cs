using Slipway.Metadata.Index;
using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tiers;

/// <summary>Everything that decides which tier a version of a plugin has earned.</summary>
/// <param name="Entry">What the index claims.</param>
/// <param name="Version">Which version.</param>
/// <param name="Evidence">What was verified.</param>
/// <param name="Servers">The released versions of the server, in any order.</param>
public sealed record TierCase(
    IndexEntry Entry, IndexVersion Version, IReadOnlyList<ProvenEvidence> Evidence, IReadOnlyList<SemanticVersion> Servers)
{
    /// <summary>The content hashes of the plugins that this release of the product lists itself as built in; null when that is not known.</summary>
    public IReadOnlySet<string>? Released { get; init; }

    /// <summary>The latest released server that the version claims to fit, or null.</summary>
    public SemanticVersion? LatestServer =>
        Version.Compatibility is { IsComplete: true } declared ? Servers.Where(declared.ServerVersions.Contains).Max() : null;

    /// <summary>Why there is no counting evidence of a type, or null when there is.</summary>
    internal string? WhyNoEvidence(string type)
    {
        var found = Evidence.Where(evidence => evidence.Type == type).ToList();
        if (found.Exists(evidence => evidence is { Problem: null, IsSignedByPublisher: true }))
        {
            return null;
        }

        return found.Count == 0 ? "there is none"
            : found.Find(evidence => evidence.Problem is not null)?.Problem ?? $"no key of {Entry.Publisher} that was valid at the time signed it";
    }
}
