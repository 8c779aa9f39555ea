using Slipway.Sdk.Json;

namespace Slipway.Sdk.Orchestration;

/// <summary>Completes one manual step of a run.</summary>
public sealed record StepCompletion
{
    /// <summary>Id of the run.</summary>
    public string RunId { get; init => field = Wire.Text(value); } = "";

    /// <summary>Id of the step.</summary>
    public string StepId { get; init => field = Wire.Text(value); } = "";

    /// <summary>Who completed it.</summary>
    public string Actor { get; init => field = Wire.Text(value); } = "";

    /// <summary>What the actor said.</summary>
    public string Note { get; init => field = Wire.Text(value); } = "";
}
