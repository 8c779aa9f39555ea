using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Teams;

/// <summary>Filters teams.</summary>
public sealed record TeamQuery
{
    /// <summary>Only teams whose name contains this.</summary>
    public string? Name { get; init => field = Wire.Optional(value); }

    /// <summary>Tags, name to value.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init => field = Wire.Optional(value); }

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
