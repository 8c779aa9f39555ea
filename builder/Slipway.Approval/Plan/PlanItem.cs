namespace Slipway.Approval.Plan;

/// <summary>Something that a server or an index is made of, as a plan sees it. Kind, owner and name say which; the value, how it is.</summary>
/// <param name="Kind">What it is, from <see cref="PlanKind"/>.</param>
/// <param name="Name">Which one.</param>
/// <param name="Value">How it is; empty where being there says all.</param>
public sealed record PlanItem(string Kind, string Name, string Value = "")
{
    /// <summary>The plugin that it belongs to; null for what belongs to the whole.</summary>
    public string? Of { get; init; }

    /// <summary>Who brought it.</summary>
    public string? Why { get; init; }

    /// <summary>How many bytes it takes, where that is known.</summary>
    public long? Size { get; init; }
}
