namespace Cake.Slipway;

/// <summary>One thing that a change adds, removes or changes.</summary>
public sealed record SlipwayPlanChange
{
    /// <summary>Gets what kind of thing it is: <c>plugin</c>, <c>package</c>, <c>permission</c>, <c>known weakness</c> ...</summary>
    public required string Kind { get; init; }

    /// <summary>Gets <c>added</c>, <c>removed</c> or <c>changed</c>.</summary>
    public required string Change { get; init; }

    /// <summary>Gets its name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the plugin, or publisher, that it belongs to.</summary>
    public string? Plugin { get; init; }

    /// <summary>Gets what it was.</summary>
    public string? Before { get; init; }

    /// <summary>Gets what it is.</summary>
    public string? After { get; init; }

    /// <summary>Gets who brings it.</summary>
    public string? Why { get; init; }

    /// <summary>Gets why it asks for a decision.</summary>
    public string? Question { get; init; }
}
