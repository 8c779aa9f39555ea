using System.CommandLine;
using System.Text;
using Slipway.Approval.Index;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway index deprecate PUBLISHER/NAME</c>: says in the index that a plugin should not be used for anything new.</summary>
internal static class IndexDeprecate
{
    private const string Spec = "spec:\n";

    public static Command Create(Edge edge)
    {
        var plugin = new Argument<string>("plugin") { Description = "The plugin, PUBLISHER/NAME" };
        var folder = IndexOptions.Folder();
        var reason = new Option<string>("--reason") { Required = true, Description = "Why" };
        var successor = new Option<string?>("--successor") { HelpName = "PUBLISHER/NAME", Description = "What takes its place" };
        var command = new Command("deprecate", "Say that a plugin should not be used for anything new") { plugin, folder, reason, successor };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(plugin);
            var where = IndexOptions.FolderOf(run, run.Parsed.GetRequiredValue(folder));
            if (IndexCheck.Read(where, run.Diagnostics) is not { } index)
            {
                return;
            }

            var entry = index.Entries.FirstOrDefault(one => one.Id == written) ?? throw new UsageException($"{where.ShownAs} does not list {written}", "write PUBLISHER/NAME of a listed plugin");
            var path = Path.Combine(where.Path, entry.Path);
            var text = await File.ReadAllTextAsync(path, token);
            var at = text.IndexOf("\n" + Spec, StringComparison.Ordinal);
            if (entry.Status != IndexStatus.Active || at < 0)
            {
                throw new UsageException($"{Path.Combine(where.ShownAs, entry.Path)} states a status already, or is written in another form", "change its spec.status by hand");
            }

            var next = run.Parsed.GetValue(successor) is { } named ? $", successor: {QuotedText.Of(named)}" : "";
            var changed = Encoding.UTF8.GetBytes(text.Insert(at + 1 + Spec.Length, $"  status: {{ state: deprecated, reason: {QuotedText.Of(run.Parsed.GetRequiredValue(reason))}{next} }}\n"));
            var reading = IndexEntry.Read(changed, Path.Combine(where.ShownAs, entry.Path), ReadMode.Strict);
            run.Diagnostics.AddRange(reading.Diagnostics);
            if (!run.Diagnostics.HasErrors)
            {
                await OutputFile.WriteAsync(path, path, changed, token);
                await run.SayAsync($"{written} is deprecated; builds warn of it");
            }
        });
        return command;
    }
}
