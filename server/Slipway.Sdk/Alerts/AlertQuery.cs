using System.Text.Json.Serialization;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Alerts;

/// <summary>Filters alerts.</summary>
public sealed record AlertQuery
{
    /// <summary>Free text to search for.</summary>
    public string? Query { get; init => field = Wire.Optional(value); }

    /// <summary>Only items in one of these states.</summary>
    public IReadOnlyList<string>? Statuses { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Only items with one of these severities.</summary>
    public IReadOnlyList<string>? Severities { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>At most this many items; 0 means the provider's own default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Limit { get; init; }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
