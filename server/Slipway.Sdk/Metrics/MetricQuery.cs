using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Metrics;

/// <summary>Asks for time series.</summary>
public sealed record MetricQuery
{
    /// <summary>What to compute.</summary>
    public MetricExpression? Expression { get; init; }

    /// <summary>Start of the time range, inclusive.</summary>
    public Timestamp Start { get; init; }

    /// <summary>End of the time range.</summary>
    public Timestamp End { get; init; }

    /// <summary>Distance of two points, in seconds.</summary>
    public long Step { get; init; }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
