using Slipway.Sdk.Json;

namespace Slipway.Sdk.Metrics;

/// <summary>One time series.</summary>
public sealed record MetricSeries
{
    /// <summary>Name of the metric.</summary>
    public string Name { get; init => field = Wire.Text(value); } = "";

    /// <summary>Canonical id of the service.</summary>
    public string? Service { get; init => field = Wire.Optional(value); }

    /// <summary>Labels, name to value.</summary>
    public FreeMap? Labels { get; init => field = Wire.Optional(value); }

    /// <summary>The points, oldest first.</summary>
    public IReadOnlyList<MetricPoint> Points { get; init => field = Wire.Items(value); } = [];

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
