using System.Text.Json.Serialization;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Logs;

/// <summary>Filters log entries.</summary>
public sealed record LogQuery
{
    /// <summary>What to search for.</summary>
    public LogExpression? Expression { get; init; }

    /// <summary>Start of the time range, inclusive.</summary>
    public Timestamp Start { get; init; }

    /// <summary>End of the time range.</summary>
    public Timestamp End { get; init; }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>At most this many items; 0 means the provider's own default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Limit { get; init; }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
