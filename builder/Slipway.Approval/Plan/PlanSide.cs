namespace Slipway.Approval.Plan;

/// <summary>One side of a plan: what is there, and what nobody could tell.</summary>
/// <param name="Items">What is there.</param>
public sealed record PlanSide(IReadOnlyList<PlanItem> Items)
{
    /// <summary>Nothing yet.</summary>
    public static PlanSide Empty { get; } = new([]);

    /// <summary>What could not be told of it, a sentence each.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The kinds that nothing is known of: a plan does not compare them.</summary>
    public IReadOnlyList<string> UnknownKinds { get; init; } = [];

    /// <summary>Plugins that said nothing here of what they may do, because their packages are not here.</summary>
    public IReadOnlyList<string> UnknownPlugins { get; init; } = [];

    /// <summary>The size of the image as it travels; null where it is not known.</summary>
    public long? Size => Items.Any(item => item.Kind == PlanKind.Layer) ? Items.Where(item => item.Kind == PlanKind.Layer).Sum(item => item.Size ?? 0) : null;
}
