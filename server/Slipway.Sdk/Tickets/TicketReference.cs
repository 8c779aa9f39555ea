using Slipway.Sdk.Json;

namespace Slipway.Sdk.Tickets;

/// <summary>Names one ticket.</summary>
public sealed record TicketReference
{
    /// <summary>Id in the upstream system.</summary>
    public string Id { get; init => field = Wire.Text(value); } = "";
}
