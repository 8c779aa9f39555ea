using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway tags REPOSITORY</c>: what can be pulled by name.</summary>
internal static class TagsVerb
{
    public static Command Create(Edge edge)
    {
        var repository = new Argument<string>("repository") { Description = "REGISTRY/REPOSITORY" };
        var command = new Command("tags", "List the tags of a repository") { repository };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var reference = RegistryAccess.Parse(run.Parsed.GetRequiredValue(repository));
            using var client = RegistryAccess.Open(run);
            if (RegistryAccess.Take(run, await TagList.ReadAsync(client, reference, token)) is not { } tags)
            {
                return;
            }

            if (run.Json)
            {
                await run.AnswerAsync(new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]).ToJsonString());
            }
            else if (tags.Count > 0)
            {
                await run.AnswerAsync(string.Join('\n', tags));
            }
        });
        return command;
    }
}
