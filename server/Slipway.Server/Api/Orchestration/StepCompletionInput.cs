namespace Slipway.Server.Api.Orchestration;

/// <summary>What a client says when it completes a step; run and step are in the path.</summary>
internal sealed record StepCompletionInput
{
    /// <summary>Who completed it.</summary>
    public string? Actor { get; init; }

    /// <summary>What the actor said.</summary>
    public string? Note { get; init; }
}
