using System.Globalization;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The small company that the mock describes: its services, who owns them, where they run. It never changes.</summary>
internal static class World
{
    private const string LinkBase = "https://mock.slipway.example/";

    /// <summary>When the seeded history ends; item n lies before it by whole steps.</summary>
    public static DateTimeOffset Epoch { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<MockService> Services { get; } =
    [
        new("checkout", "Checkout", "commerce", "critical"),
        new("inventory", "Inventory", "commerce", "standard"),
        new("login", "Login", "platform", "critical"),
        new("payments", "Payments", "commerce", "critical"),
        new("search", "Search", "discovery", "standard"),
    ];

    public static IReadOnlyList<string> Environments { get; } = ["prod", "staging"];

    /// <summary>The service of the n-th item of any kind.</summary>
    public static MockService ServiceOf(int number) => Pick(Services, number);

    /// <summary>The environment of the n-th item of any kind: two of three are in production.</summary>
    public static string EnvironmentOf(int number) => number % 3 == 0 ? "staging" : "prod";

    /// <summary>The owner of a service, or null when nobody knows it.</summary>
    public static string? OwnerOf(string? service) => Services.FirstOrDefault(candidate => candidate.Id == service)?.Team;

    /// <summary>The n-th of a list, over and over; numbers begin with 1.</summary>
    public static T Pick<T>(IReadOnlyList<T> choices, int number) => choices[(number - 1) % choices.Count];

    /// <summary>Deep link to an item.</summary>
    public static string Link(string kind, string id) => $"{LinkBase}{kind}/{Uri.EscapeDataString(id)}";

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
