using Slipway.Sdk.Json;

namespace Slipway.Sdk.Orchestration;

/// <summary>Names one plan.</summary>
public sealed record PlanReference
{
    /// <summary>Id of the plan.</summary>
    public string PlanId { get; init => field = Wire.Text(value); } = "";
}
