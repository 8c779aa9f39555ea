using System.Text.Json.Serialization;
using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Tickets;

/// <summary>Filters tickets.</summary>
public sealed record TicketQuery
{
    /// <summary>Free text to search for.</summary>
    public string? Query { get; init => field = Wire.Optional(value); }

    /// <summary>Only items in one of these states.</summary>
    public IReadOnlyList<string>? Statuses { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Only tickets of one of these assignees.</summary>
    public IReadOnlyList<string>? Assignees { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Only tickets of this reporter.</summary>
    public string? Reporter { get; init => field = Wire.Optional(value); }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>At most this many items; 0 means the provider's own default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Limit { get; init; }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
