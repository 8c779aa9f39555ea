using System.CommandLine;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway explain ID</c>: what a diagnostic means and how it is mended.</summary>
internal static class ExplainVerb
{
    public static Command Create(Edge edge)
    {
        var id = new Argument<string?>("id") { HelpName = "id", Description = "The diagnostic, such as SLP2001; left out, all are listed", Arity = ArgumentArity.ZeroOrOne };
        id.CompletionSources.Add(_ => KnownRules.All.Select(rule => new System.CommandLine.Completions.CompletionItem(rule.Id)));
        var command = new Command("explain", "Say what a diagnostic means and how it is mended") { id };
        VerbRun.Bind(command, edge, async (run, _) =>
        {
            if (run.Parsed.GetValue(id) is not { } written)
            {
                foreach (var rule in KnownRules.All)
                {
                    await run.AnswerAsync($"{rule.Id}  {rule.Title}");
                }
            }
            else if (KnownRules.Find(written) is { } rule)
            {
                await run.AnswerAsync(rule.Page().TrimEnd());
            }
            else
            {
                throw new UsageException($"there is no diagnostic {written}", DidYouMean.Ask(written.ToUpperInvariant(), KnownRules.All.Select(each => each.Id)));
            }
        });
        return command;
    }
}
