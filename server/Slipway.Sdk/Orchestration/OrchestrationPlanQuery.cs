using System.Text.Json.Serialization;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Orchestration;

/// <summary>Filters plans.</summary>
public sealed record OrchestrationPlanQuery
{
    /// <summary>Free text to search for.</summary>
    public string? Query { get; init => field = Wire.Optional(value); }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>Tags, name to value.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init => field = Wire.Optional(value); }

    /// <summary>At most this many items; 0 means the provider's own default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Limit { get; init; }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
