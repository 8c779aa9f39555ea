namespace Slipway.Builder.Comparison;

/// <summary>An item that differs between two servers.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Which one.</param>
/// <param name="Before">Its value on the left; null when it is not there.</param>
/// <param name="After">Its value on the right; null when it is not there.</param>
public sealed record ServerDifference(string Kind, string Name, string? Before, string? After)
{
    /// <summary>In what two of the same value differ; null where the values do.</summary>
    public string? Beneath { get; init; }

    /// <summary>A line for people.</summary>
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Kind} {Name} {After}",
        (_, null) => $"- {Kind} {Name} {Before}",
        _ when Before == After => $"! {Kind} {Name} {After}: {Beneath}",
        _ => $"~ {Kind} {Name} {Before} -> {After}",
    };
}
