using Slipway.Sdk.Json;

namespace Slipway.Sdk.Orchestration;

/// <summary>One step of a plan.</summary>
public sealed record Step
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Short title.</summary>
    public string Title { get; init => field = Wire.Text(value); } = "";

    /// <summary>Kind: manual, observe, invoke, verify or record.</summary>
    public string? Type { get; init => field = Wire.Optional(value); }

    /// <summary>Longer description.</summary>
    public string? Description { get; init => field = Wire.Optional(value); }

    /// <summary>Ids of the steps that come first.</summary>
    public IReadOnlyList<string>? DependsOn { get; init => field = Wire.OptionalTexts(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
