using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tickets;

/// <summary>Changes to a ticket: null leaves a value as it is, an empty one clears it.</summary>
public sealed record UpdateTicketInput
{
    /// <summary>Short title.</summary>
    public string? Title { get; init; }

    /// <summary>Longer description.</summary>
    public string? Description { get; init; }

    /// <summary>State, in the provider's own words.</summary>
    public string? Status { get; init; }

    /// <summary>Who works on it.</summary>
    public IReadOnlyList<string>? Assignees { get; init => field = value is null ? null : Wire.Texts(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
