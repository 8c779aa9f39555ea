using Slipway.Sdk.Json;
using Slipway.Sdk.Schema;

namespace Slipway.Sdk.Orchestration;

/// <summary>A live instance of a plan.</summary>
public sealed record Run
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>Id of the plan.</summary>
    public string PlanId { get; init => field = Wire.Text(value); } = "";

    /// <summary>The plan itself.</summary>
    public Plan? Plan { get; init; }

    /// <summary>State, in the provider's own words.</summary>
    public string Status { get; init => field = Wire.Text(value); } = "";

    /// <summary>What part of the organisation to look at.</summary>
    public QueryScope Scope { get; init => field = value ?? new(); } = new();

    /// <summary>State of each step.</summary>
    public IReadOnlyList<StepState> Steps { get; init => field = Wire.Items(value); } = [];

    /// <summary>When it was created.</summary>
    public Timestamp CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public Timestamp UpdatedAt { get; init; }

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
