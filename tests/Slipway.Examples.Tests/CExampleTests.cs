using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Tickets;

namespace Slipway.Examples.Tests;

public sealed class CExampleTests
{
    [Fact]
    public async Task Ticketmock_FromCreationToQuery_KeepsWhatItIsTold()
    {
        using var folder = new TempFolder();
        await using var plugin = await BuildAsync(folder);

        var created = await plugin.CallAsync<Ticket>("ticket.create", new CreateTicketInput
        {
            Title = "brace } and \"quote\" in Zürich",
            Fields = new FreeMap { { "labels", ["a", "]"] }, { "n", 9007199254740993 } },
        });
        var updated = await plugin.CallAsync<Ticket>(
            "ticket.update", new TicketUpdate { Id = created.Id, Input = new() { Status = "done", Assignees = [] } });
        var all = await plugin.CallAsync<Page<Ticket>>("ticket.query", new TicketQuery { Limit = 5 });

        Assert.Equal(("1", "open"), (created.Id, created.Status));
        Assert.Equal(("brace } and \"quote\" in Zürich", "done"), (updated.Title, updated.Status));
        Assert.Equal("9007199254740993", Assert.Single(all.Items).Fields!["n"].GetRawText());
        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Ticketmock_AnUnknownId_IsNotFound()
    {
        using var folder = new TempFolder();
        await using var plugin = await BuildAsync(folder);

        var refusal = await Assert.ThrowsAsync<ProviderException>(
            () => plugin.CallAsync<Ticket>("ticket.get", new TicketReference { Id = "7" }));

        Assert.Equal(ErrorCodes.NotFound, refusal.Code);
    }

    [Fact]
    public async Task Ticketmock_TheProgram_IsStatic()
    {
        using var folder = new TempFolder();
        await (await BuildAsync(folder)).DisposeAsync();

        var segments = await CommandRunner.RunAsync(Tool.Require("readelf", "binutils"), ["-lW", folder["ticketmock"]]);

        Assert.DoesNotContain("INTERP", segments.Output, StringComparison.Ordinal);
    }

    private static async Task<ExamplePlugin> BuildAsync(TempFolder folder)
    {
        _ = Tool.Require("gcc", "gcc");
        var make = Tool.Require("make", "make");
        foreach (var file in new[] { "ticketmock.c", "Makefile" })
        {
            File.Copy(Repository.PathOf($"plugins-tier1/examples/c-ticketmock/{file}"), folder[file]);
        }

        var built = await CommandRunner.RunAsync(make, ["ticketmock"], folder.Path);
        Assert.True(built.ExitCode == 0, built.All);
        return new ExamplePlugin("ticket", folder["ticketmock"]);
    }
}
