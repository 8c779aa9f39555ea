using Slipway.Sdk.Json;

namespace Slipway.Sdk.Teams;

/// <summary>A team, normalised.</summary>
public sealed record Team
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Display name.</summary>
    public string Name { get; init => field = Wire.Text(value); } = "";

    /// <summary>Id of the team above it.</summary>
    public string? Parent { get; init => field = Wire.Optional(value); }

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Tags, name to value.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
