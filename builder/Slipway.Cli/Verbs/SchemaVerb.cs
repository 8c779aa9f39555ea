using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway schema NAME</c>: the JSON Schema of a format.</summary>
internal static class SchemaVerb
{
    public static Command Create(Edge edge)
    {
        var name = new Argument<string>("name") { Description = "The format" };
        name.AcceptOnlyFromAmong([.. KnownFormats.All.Select(shape => shape.Name)]);
        var command = new Command("schema", "Print the JSON Schema of a format") { name };
        VerbRun.Bind(command, edge, (run, _) =>
            run.AnswerAsync(KnownFormats.All.Single(shape => shape.Name == run.Parsed.GetRequiredValue(name)).JsonSchema().TrimEnd('\n')));
        return command;
    }
}
