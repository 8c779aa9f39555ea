using Slipway.Sdk.Json;

namespace Slipway.Sdk.Metrics;

/// <summary>One point of a time series.</summary>
public sealed record MetricPoint
{
    /// <summary>When it was measured.</summary>
    public Timestamp Timestamp { get; init; }

    /// <summary>The value.</summary>
    public double Value { get; init; }
}
