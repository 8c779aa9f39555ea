using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Tickets;

namespace Slipway.Plugins.Mock;

/// <summary>Tickets in memory, newest first.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "assignees", "reporter", "limit"])]
public sealed class MockTickets : ITicketProvider
{
    private readonly MockGate _gate;
    private readonly Ledger<Ticket> _tickets;

    /// <summary>Seeds the tickets.</summary>
    public MockTickets(MockConfiguration configuration, ProviderContext context)
    {
        _gate = new MockGate(configuration, context);
        _tickets = new Ledger<Ticket>("ticket", configuration.Prefix + "ticket-");
        for (var count = 0; count < configuration.Items; count++)
        {
            _tickets.Add((id, number) => TicketSeed.Make(id, number, configuration.Items));
        }
    }

    /// <inheritdoc />
    public async Task<Page<Ticket>> QueryAsync(TicketQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            _tickets.NewestFirst.Where(ticket =>
                Match.Text(request.Query, ticket.Id, ticket.Key, ticket.Title, ticket.Description)
                && Match.Word(request.Statuses, ticket.Status)
                && (request.Assignees is null || (ticket.Assignees ?? []).Any(assignee => Match.Id(request.Assignees, assignee)))
                && Match.Equals(request.Reporter, ticket.Reporter)
                && Match.Scope(request.Scope, ticket.Fields?.GetText("service"), ticket.Fields?.GetText("environment"))),
            request.Limit);
    }

    /// <inheritdoc />
    public async Task<Ticket> GetAsync(TicketReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return _tickets.Get(request.Id);
    }

    /// <inheritdoc />
    public async Task<Ticket> CreateAsync(CreateTicketInput request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        Match.Require("title", request.Title);
        return _tickets.Add((id, number) => new Ticket
        {
            Id = id,
            Key = TicketSeed.Key(number),
            Title = request.Title,
            Description = request.Description,
            Status = "todo",
            Reporter = call.Actor.Id,
            Url = World.Link("tickets", id),
            CreatedAt = _gate.Now,
            UpdatedAt = _gate.Now,
            Fields = request.Fields,
            Metadata = request.Metadata,
        });
    }

    /// <inheritdoc />
    public async Task<Ticket> UpdateAsync(TicketUpdate request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var input = request.Input;
        return _tickets.Change(request.Id, ticket => ticket with
        {
            Title = input.Title ?? ticket.Title,
            Description = input.Description ?? ticket.Description,
            Status = input.Status ?? ticket.Status,
            Assignees = input.Assignees ?? ticket.Assignees,
            Fields = input.Fields ?? ticket.Fields,
            Metadata = input.Metadata ?? ticket.Metadata,
            UpdatedAt = _gate.Now,
        });
    }
}
