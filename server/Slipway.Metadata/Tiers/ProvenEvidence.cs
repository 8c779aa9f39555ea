using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Tiers;

/// <summary>What somebody who fetched and verified a piece of evidence found. Only this counts for a tier; a line in the index alone does not.</summary>
/// <param name="Type">What it is about, from <see cref="Index.EvidenceType"/>.</param>
public sealed record ProvenEvidence(string Type)
{
    /// <summary>Why it does not count (fetched, but failed, altered or unreadable); null when it says what is claimed.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether a key of the publisher, valid at the time, signed it.</summary>
    public bool IsSignedByPublisher { get; init; }

    /// <summary>The server version that it speaks of, where that matters.</summary>
    public SemanticVersion? Server { get; init; }

    /// <summary>The digest of that server, <c>sha512:...</c>, where the evidence states it.</summary>
    public string? ServerDigest { get; init; }
}
