using System.Collections.Immutable;

namespace Slipway.Trust.Policies;

/// <summary>
/// A builder that is believed, and whose signature proves that it was that builder. The pair decides the level: a builder's name alone
/// is a claim of whoever wrote it.
/// </summary>
/// <param name="BuilderId">The builder's name in provenance.</param>
/// <param name="Signers">Whose signature counts for it.</param>
/// <param name="Level">The SLSA build level that is then proven.</param>
public sealed record BuilderRequirement(string BuilderId, ImmutableArray<AcceptedSigner> Signers, int Level)
{
    /// <summary>The kinds of build that are accepted; empty accepts any.</summary>
    public ImmutableArray<string> BuildTypes { get; init; } = [];

    /// <summary>The external parameters that may occur; another one is a failure, since nobody knows what it did. Empty accepts any.</summary>
    public ImmutableArray<string> KnownParameters { get; init; } = [];

    /// <summary>What the address of the source must begin with; null accepts any.</summary>
    public string? SourcePrefix { get; init; }
}
