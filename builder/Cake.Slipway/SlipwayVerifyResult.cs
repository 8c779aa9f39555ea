namespace Cake.Slipway;

/// <summary>What a policy says of an image.</summary>
public sealed record SlipwayVerifyResult
{
    /// <summary>Gets the repository as which it was judged.</summary>
    public required string Repository { get; init; }

    /// <summary>Gets the digest of what was judged.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the digest of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Gets what the policy does about failures here: <c>enforce</c>, <c>audit</c> or <c>skip</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Gets a value indicating whether all that the policy demands was found.</summary>
    public required bool Passed { get; init; }

    /// <summary>Gets a value indicating whether the image may be used: where the policy only audits, one that did not pass may.</summary>
    public required bool Allowed { get; init; }

    /// <summary>Gets the SLSA build level that was proven.</summary>
    public required int SlsaBuildLevel { get; init; }

    /// <summary>Gets what stood in the way.</summary>
    public required IReadOnlyList<SlipwayProblem> Problems { get; init; }
}
