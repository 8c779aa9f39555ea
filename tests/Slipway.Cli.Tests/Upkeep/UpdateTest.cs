using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Upkeep;

/// <summary>What the tests of newer versions share: a feed that has some, and what a search said.</summary>
public abstract class UpdateTest : CommandTest
{
    /// <summary>The server, and the plugins one and two in two versions each.</summary>
    private protected void Feed() => Site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0").WithPlugin("two").WithPlugin("two", "1.1.0");

    private protected async Task<JsonNode> FindAsync(params string[] arguments)
    {
        var found = await RunAsync([.. arguments, "--json"]);
        Assert.True(found.ExitCode == 0, found.All);
        return JsonNode.Parse(found.Output)!;
    }

    /// <summary>What moves, as <c>name before after</c>.</summary>
    private protected static IEnumerable<string> Moves(JsonNode report) =>
        report["versions"]!.AsArray().Where(one => (string?)one!["before"] != (string?)one["after"]).Select(one => $"{one!["name"]} {one["before"]} {one["after"]}");

    /// <summary>What was passed over, as <c>name version rule</c>, with the reasons.</summary>
    private protected static IReadOnlyDictionary<string, string> PassedOver(JsonNode report) =>
        report["versions"]!.AsArray().SelectMany(one => one!["passedOver"]!.AsArray().Select(passed => (Name: $"{one["name"]} {passed!["version"]} {passed["rule"]}".TrimEnd(), Reason: (string)passed["reason"]!)))
            .ToDictionary(pair => pair.Name, pair => pair.Reason);
}
