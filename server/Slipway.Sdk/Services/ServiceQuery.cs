using System.Text.Json.Serialization;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Services;

/// <summary>Filters services.</summary>
public sealed record ServiceQuery
{
    /// <summary>Only services with one of these ids.</summary>
    public IReadOnlyList<string>? Ids { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Only services whose name contains this.</summary>
    public string? Name { get; init => field = Wire.Optional(value); }

    /// <summary>Tags, name to value.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init => field = Wire.Optional(value); }

    /// <summary>At most this many items; 0 means the provider's own default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Limit { get; init; }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
