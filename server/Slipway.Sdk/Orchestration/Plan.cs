using Slipway.Sdk.Json;

namespace Slipway.Sdk.Orchestration;

/// <summary>A template of ordered steps.</summary>
public sealed record Plan
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Short title.</summary>
    public string Title { get; init => field = Wire.Text(value); } = "";

    /// <summary>Longer description.</summary>
    public string? Description { get; init => field = Wire.Optional(value); }

    /// <summary>The steps.</summary>
    public IReadOnlyList<Step> Steps { get; init => field = Wire.Items(value); } = [];

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Version of the plan.</summary>
    public string? Version { get; init => field = Wire.Optional(value); }

    /// <summary>Tags, name to value.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init => field = Wire.Optional(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
