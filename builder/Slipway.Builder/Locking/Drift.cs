namespace Slipway.Builder.Locking;

/// <summary>One thing that is no longer as a lock says.</summary>
/// <param name="Line">What it was and what it is.</param>
internal sealed record Drift(string Line)
{
    /// <summary>Where the manifest speaks of it.</summary>
    public DriftPlace Place { get; init; }

    /// <inheritdoc />
    public override string ToString() => Line;
}
