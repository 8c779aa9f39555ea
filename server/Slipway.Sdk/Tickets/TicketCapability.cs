using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Tickets;

/// <summary>The <c>ticket</c> capability and its operations.</summary>
public static class TicketCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "ticket",
        Spellings = ["ticket", "tickets"],
        ProviderType = typeof(ITicketProvider),
        Json = TicketJson.Default,
        Operations =
        [
            Operation.Create<ITicketProvider, TicketQuery, Page<Ticket>>(
                new OperationDescription("ticket.query", "ticket.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Ticket>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<ITicketProvider, TicketReference, Ticket>(
                new OperationDescription("ticket.get", "ticket.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Ticket>(),
                static (provider, request, call, token) => provider.GetAsync(request, call, token)),
            Operation.Create<ITicketProvider, CreateTicketInput, Ticket>(
                new OperationDescription("ticket.create", "ticket.created", OperationEffect.Writes) { Idempotent = false },
                AnswerShape.One<Ticket>(),
                static (provider, request, call, token) => provider.CreateAsync(request, call, token)),
            Operation.Create<ITicketProvider, TicketUpdate, Ticket>(
                new OperationDescription("ticket.update", "ticket.updated", OperationEffect.Writes) { Idempotent = true },
                AnswerShape.One<Ticket>(),
                static (provider, request, call, token) => provider.UpdateAsync(request, call, token)),
        ],
    };
}
