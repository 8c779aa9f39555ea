namespace Cake.Slipway;

/// <summary>What a change does.</summary>
public sealed record SlipwayPlanResult
{
    /// <summary>Gets the decision that is asked for.</summary>
    public required SlipwayPlanDecision Decision { get; init; }

    /// <summary>Gets the decision in a sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>Gets the manifest or index, as it was written.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets what it is compared with; a commit with its id.</summary>
    public required string Against { get; init; }

    /// <summary>Gets the name of the build policy that judged.</summary>
    public string? Policy { get; init; }

    /// <summary>Gets all that asks for a decision.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>Gets what is added, removed and changed.</summary>
    public required IReadOnlyList<SlipwayPlanChange> Changes { get; init; }

    /// <summary>Gets what is wrong.</summary>
    public required IReadOnlyList<SlipwayProblem> Problems { get; init; }

    /// <summary>Gets what could not be told.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }
}
