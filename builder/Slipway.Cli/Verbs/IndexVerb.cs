using System.CommandLine;
using System.Globalization;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway index</c>: judges a curated index with all its evidence, and changes it.</summary>
internal static class IndexVerb
{
    public static Command Create(Edge edge)
    {
        var folder = new Argument<string>("index") { Description = "The folder of the curated index", DefaultValueFactory = _ => "index" };
        var before = new Option<string?>("--before") { HelpName = "DIR", Description = "An earlier state of the index: versions may not vanish from it, nor their bytes change" };
        var servers = IndexOptions.Servers();
        var check = new Command("check", "Judge the index: its files, its evidence, every tier that is claimed") { folder, before, servers };
        VerbRun.Bind(check, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(folder);
            var judge = IndexOptions.Check(run, servers) with { Before = run.Parsed.GetValue(before) is { } earlier ? IndexOptions.FolderOf(run, earlier) : null };
            var verdicts = judge.Run(IndexOptions.FolderOf(run, written), run.Diagnostics);
            if (verdicts is not null && !run.Diagnostics.HasErrors)
            {
                await run.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{written} is sound: {verdicts.Count} version{(verdicts.Count == 1 ? "" : "s")}, each of the tier that it claims"));
            }
        });
        return new Command("index", "The curated plugin index") { check, IndexAdd.Create(edge), IndexDeprecate.Create(edge) };
    }
}
