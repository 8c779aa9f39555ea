using Slipway.Sdk.Json;

namespace Slipway.Sdk.Metrics;

/// <summary>A structured metric query.</summary>
public sealed record MetricExpression
{
    /// <summary>Name of the metric.</summary>
    public string MetricName { get; init => field = Wire.Text(value); } = "";

    /// <summary>How to combine series, such as sum or avg.</summary>
    public string? Aggregation { get; init => field = Wire.Optional(value); }

    /// <summary>Conditions on labels, all of which hold.</summary>
    public IReadOnlyList<MetricFilter>? Filters { get; init => field = Wire.OptionalItems(value); }

    /// <summary>Labels to keep apart.</summary>
    public IReadOnlyList<string>? GroupBy { get; init => field = Wire.OptionalTexts(value); }
}
