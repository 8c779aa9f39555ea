namespace Cake.Slipway;

/// <summary>Something that is wrong, and what to do about it.</summary>
public sealed record SlipwayProblem
{
    /// <summary>Gets the rule, which <c>slipway explain</c> explains: <c>SLP2101</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>Gets what to do.</summary>
    public string? Remedy { get; init; }

    /// <summary>Gets, in a plan, how bad it is: <c>error</c> or <c>warning</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>Gets, in a plan, where it is: file, line and column.</summary>
    public string? Place { get; init; }

    /// <summary>Gets, in a verdict, what it is about.</summary>
    public string? Subject { get; init; }
}
