using System.CommandLine;
using Slipway.Cli.Terminal;
using Slipway.Metadata.Pages;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway reference NAME</c>: the page of docs/reference about a format, the verbs or the diagnostics, as this version has them.</summary>
internal static class ReferenceVerb
{
    private const string Verbs = "cli";
    private const string Rules = "diagnostics";

    /// <summary>The pages that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. KnownFormats.All.Select(shape => shape.Name).Concat([Verbs, Rules]).Order(StringComparer.Ordinal)];

    public static Command Create(Edge edge)
    {
        var name = new Argument<string>("name") { Description = "A format, cli or diagnostics" };
        name.AcceptOnlyFromAmong([.. Names]);
        var command = new Command("reference", "Print the reference of a format, of all verbs or of all diagnostics as Markdown") { name };
        VerbRun.Bind(command, edge, (run, _) =>
        {
            var page = run.Parsed.GetRequiredValue(name) switch
            {
                Verbs => VerbPage.Of(SlipwayCommand.Create(edge)),
                Rules => RulesPage.Of(KnownRules.All),
                var format => FormatPage.Of(KnownFormats.All.Single(shape => shape.Name == format)),
            };
            return run.AnswerAsync(page.TrimEnd('\n'));
        });
        return command;
    }
}
