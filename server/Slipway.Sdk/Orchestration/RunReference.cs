using Slipway.Sdk.Json;

namespace Slipway.Sdk.Orchestration;

/// <summary>Names one run.</summary>
public sealed record RunReference
{
    /// <summary>Id of the run.</summary>
    public string RunId { get; init => field = Wire.Text(value); } = "";
}
