using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Tickets;

namespace Company.Ops.Example;

/// <summary>Tickets of plugin-slug. An operation without a member here answers not_implemented, and the declaration says so.</summary>
[Provider("plugin-slug", Filters = ["statuses"])]
public sealed class ExampleTickets(ExampleConfiguration configuration) : ITicketProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    /// <inheritdoc />
    public Task<Page<Ticket>> QueryAsync(TicketQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tickets = All().Where(ticket => request.Statuses is null || request.Statuses.Contains(ticket.Status));
        return Task.FromResult(Pages.Of(tickets.Take(configuration.Most), request.Limit));
    }

    /// <inheritdoc />
    public Task<Ticket> GetAsync(TicketReference request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(All().FirstOrDefault(ticket => ticket.Id == request.Id)
            ?? throw ProviderException.NotFound($"there is no ticket {request.Id}"));
    }

    // In place of an upstream: the same two tickets every time.
    private IEnumerable<Ticket> All() => [Ticket("ops-1", "open"), Ticket("ops-2", "done")];

    private Ticket Ticket(string id, string status) => new()
    {
        Id = id,
        Title = $"{id} in {configuration.Region}",
        Status = status,
        CreatedAt = Seen,
        UpdatedAt = Seen,
    };
}
