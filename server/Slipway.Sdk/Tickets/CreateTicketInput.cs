using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tickets;

/// <summary>A new ticket.</summary>
public sealed record CreateTicketInput
{
    /// <summary>Short title.</summary>
    public string Title { get; init => field = Wire.Text(value); } = "";

    /// <summary>Longer description.</summary>
    public string? Description { get; init => field = Wire.Optional(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
