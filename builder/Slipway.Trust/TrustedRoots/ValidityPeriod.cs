namespace Slipway.Trust.TrustedRoots;

/// <summary>When something was trusted; both ends belong to it, and no end means still.</summary>
public readonly record struct ValidityPeriod(DateTimeOffset Start, DateTimeOffset? End)
{
    /// <summary>Whether a moment lies within.</summary>
    public bool Contains(DateTimeOffset time) => time >= Start && (End is null || time <= End);

    /// <summary>Both ends.</summary>
    public override string ToString() => $"{Start:u} to {(End is { } end ? end.ToString("u", null) : "now")}";
}
