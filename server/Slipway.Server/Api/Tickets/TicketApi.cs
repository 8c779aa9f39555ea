using Slipway.Sdk.Tickets;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Tickets;

/// <summary>The routes of tickets.</summary>
internal static class TicketApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = TicketCapability.Definition,
        Segment = "tickets",
        TrailingSlash = true,
        Routes =
        [
            new Route("POST", "/tickets/query", "ticket.query", RequestSource.Body<TicketQuery>()),
            new Route("POST", "/tickets", "ticket.create", RequestSource.Body<CreateTicketInput>())
            {
                Status = 201,
                ResourceOf = static answer => ((Ticket)answer).Id,
            },
            new Route("GET", "/tickets/{id}", "ticket.get", RequestSource.Path(static parts => new TicketReference { Id = parts[0] })),
            new Route("PATCH", "/tickets/{id}", "ticket.update", RequestSource.Body<UpdateTicketInput>(
                static (input, parts) => new TicketUpdate { Id = parts[0], Input = input })),
        ],
    };
}
