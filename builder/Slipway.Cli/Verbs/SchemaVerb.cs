using System.CommandLine;
using Slipway.Builder.Diagnostics;
using Slipway.Conformance.Fixtures;
using Slipway.Metadata.Shapes;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway schema NAME</c>: the JSON Schema of a format.</summary>
internal static class SchemaVerb
{
    private static readonly IReadOnlyList<DocumentShape> All = [.. Schemas.All.Append(FixtureShape.Document).OrderBy(shape => shape.Name, StringComparer.Ordinal)];

    public static Command Create(Edge edge)
    {
        var name = new Argument<string>("name") { Description = "The format" };
        name.AcceptOnlyFromAmong([.. All.Select(shape => shape.Name)]);
        var command = new Command("schema", "Print the JSON Schema of a format") { name };
        VerbRun.Bind(command, edge, (run, _) =>
            run.AnswerAsync(All.Single(shape => shape.Name == run.Parsed.GetRequiredValue(name)).JsonSchema().TrimEnd('\n')));
        return command;
    }
}
