using Slipway.Sdk.Json;

namespace Slipway.Sdk.Metrics;

/// <summary>Describes a metric that can be asked for.</summary>
public sealed record MetricDescriptor
{
    /// <summary>Name of the metric.</summary>
    public string Name { get; init => field = Wire.Text(value); } = "";

    /// <summary>Kind, such as counter or gauge.</summary>
    public string Type { get; init => field = Wire.Text(value); } = "";

    /// <summary>What it measures.</summary>
    public string Description { get; init => field = Wire.Text(value); } = "";

    /// <summary>Names of its labels.</summary>
    public IReadOnlyList<string> Labels { get; init => field = Wire.Texts(value); } = [];

    /// <summary>Unit of its values.</summary>
    public string? Unit { get; init => field = Wire.Optional(value); }

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
