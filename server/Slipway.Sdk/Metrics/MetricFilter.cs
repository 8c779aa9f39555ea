using Slipway.Sdk.Json;

namespace Slipway.Sdk.Metrics;

/// <summary>A condition on one label of a metric.</summary>
public sealed record MetricFilter
{
    /// <summary>Name of the label.</summary>
    public string Label { get; init => field = Wire.Text(value); } = "";

    /// <summary>Comparison: =, !=, =~ or !~.</summary>
    public string Operator { get; init => field = Wire.Text(value); } = "";

    /// <summary>Value to compare with.</summary>
    public string Value { get; init => field = Wire.Text(value); } = "";
}
