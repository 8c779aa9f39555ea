using Slipway.Sdk.Json;
using Slipway.Sdk.Tickets;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The tickets of the mock's history.</summary>
internal static class TicketSeed
{
    private static readonly string[] Tasks =
        ["Raise the time-out of", "Add a dashboard for", "Renew the certificate of", "Write a runbook for"];
    private static readonly string[] Statuses = ["todo", "in_progress", "done"];
    private static readonly string[] People = ["ada", "grace", "linus"];

    public static Ticket Make(string id, int number, int count)
    {
        var service = World.ServiceOf(number);
        var opened = World.Epoch.AddHours((number - count - 1) * 2);
        return new Ticket
        {
            Id = id,
            Key = Key(number),
            Title = World.Text($"{World.Pick(Tasks, number)} {service.Name}"),
            Description = World.Text($"Seeded ticket {number}."),
            Status = World.Pick(Statuses, number),
            Assignees = [World.Pick(People, number)],
            Reporter = World.Pick(People, number + 1),
            Url = World.Link("tickets", id),
            CreatedAt = opened,
            UpdatedAt = opened.AddMinutes(30),
            Fields = new FreeMap { { "service", service.Id }, { "environment", World.EnvironmentOf(number) } },
            Metadata = new FreeMap { { "source", "mock" } },
        };
    }

    public static string Key(int number) => World.Text($"MOCK-{number}");
}
