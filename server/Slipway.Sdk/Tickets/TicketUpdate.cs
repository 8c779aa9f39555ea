using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tickets;

/// <summary>Changes one ticket.</summary>
public sealed record TicketUpdate
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";

    /// <summary>The changes.</summary>
    public UpdateTicketInput Input { get; init => field = value ?? new(); } = new();
}
