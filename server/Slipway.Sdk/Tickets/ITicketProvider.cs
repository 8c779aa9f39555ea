using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Tickets;

/// <summary>
/// Tickets of an issue tracker. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("ticket")]
public interface ITicketProvider
{
    /// <summary>Finds tickets.</summary>
    [Operation("ticket.query")]
    Task<Page<Ticket>> QueryAsync(TicketQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("ticket.query");

    /// <summary>Reads one ticket.</summary>
    [Operation("ticket.get")]
    Task<Ticket> GetAsync(TicketReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("ticket.get");

    /// <summary>Opens a ticket.</summary>
    [Operation("ticket.create")]
    Task<Ticket> CreateAsync(CreateTicketInput request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("ticket.create");

    /// <summary>Changes a ticket.</summary>
    [Operation("ticket.update")]
    Task<Ticket> UpdateAsync(TicketUpdate request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("ticket.update");
}
