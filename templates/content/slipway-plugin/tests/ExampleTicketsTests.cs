using Slipway.Sdk.Tickets;

namespace Company.Ops.Example.Tests;

public sealed class ExampleTicketsTests : ProviderTest
{
    [Fact]
    public async Task Tickets_OfAStatus_AreFoundAndToldApart()
    {
        var provider = new ExampleTickets(Configuration);

        var found = await provider.QueryAsync(new TicketQuery { Statuses = ["done"] }, Call, Token);
        Assert.Equal(["ops-2 in eu-1"], found.Items.Select(ticket => ticket.Title));
        await RefusedAsync("not_found", () => provider.GetAsync(new TicketReference { Id = "nowhere" }, Call, Token));
    }
}
