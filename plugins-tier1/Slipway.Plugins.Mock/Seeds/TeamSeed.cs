using Slipway.Sdk.Teams;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The teams of the mock's company and who is in them.</summary>
internal static class TeamSeed
{
    private static readonly string[] Roles = ["lead", "engineer"];

    private static readonly (string Team, string[] People)[] Rosters =
    [
        ("commerce", ["ada", "grace"]),
        ("discovery", ["edsger", "barbara"]),
        ("engineering", ["margaret"]),
        ("platform", ["linus", "radia"]),
    ];

    /// <summary>The teams, by id. Engineering is the parent of the others and owns nothing.</summary>
    public static IReadOnlyList<Team> All { get; } = [.. Rosters.Select(roster => Make(roster.Team))];

    public static IEnumerable<TeamMember> MembersOf(string team) =>
        Rosters.Single(roster => roster.Team == team).People.Select((person, place) => new TeamMember
        {
            Id = person,
            Name = Capitalised(person),
            Email = $"{person}@mock.slipway.example",
            Handle = "@" + person,
            Role = Roles[Math.Min(place, Roles.Length - 1)],
        });

    private static Team Make(string id) => new()
    {
        Id = id,
        Name = Capitalised(id),
        Parent = id == "engineering" ? null : "engineering",
        Url = World.Link("teams", id),
        Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = id == "engineering" ? "department" : "team" },
    };

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
