using Slipway.Sdk.Json;

namespace Slipway.Sdk.Orchestration;

/// <summary>State of one step of a run.</summary>
public sealed record StepState
{
    /// <summary>Id of the step.</summary>
    public string StepId { get; init => field = Wire.Text(value); } = "";

    /// <summary>State, in the provider's own words.</summary>
    public string Status { get; init => field = Wire.Text(value); } = "";

    /// <summary>Who did it.</summary>
    public string? Actor { get; init => field = Wire.Optional(value); }

    /// <summary>What the actor said.</summary>
    public string? Note { get; init => field = Wire.Optional(value); }

    /// <summary>When it began.</summary>
    public Timestamp? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public Timestamp? FinishedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public Timestamp? UpdatedAt { get; init; }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
