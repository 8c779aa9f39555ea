using System.Text.Json.Serialization;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Orchestration;

/// <summary>Filters runs.</summary>
public sealed record OrchestrationRunQuery
{
    /// <summary>Free text to search for.</summary>
    public string? Query { get; init => field = Wire.Optional(value); }

    /// <summary>Only items in one of these states.</summary>
    public IReadOnlyList<string>? Statuses { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Only runs of one of these plans.</summary>
    public IReadOnlyList<string>? PlanIds { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>At most this many items; 0 means the provider's own default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Limit { get; init; }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
