namespace Slipway.Builder.Policy;

/// <summary>What an image may start from.</summary>
public sealed record BaseRule
{
    /// <summary>Whether a base of a registry must be named by digest.</summary>
    public bool RequireDigest { get; init; }

    /// <summary>The bases that may be used, with <c>*</c> for any text; empty for all.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Whether an image on the base <c>host</c> may be released, rather than only tried.</summary>
    public bool ReleaseHost { get; init; } = true;
}
