using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Approval.Index;
using Slipway.Builder.Curation;
using Slipway.Cli.Proving;
using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway tier PUBLISHER/NAME</c> or <c>PACKAGE.nupkg</c>: the tier that the evidence for a plugin earns, and what is missing for the next.</summary>
internal static class TierVerb
{
    public static Command Create(Edge edge)
    {
        var plugin = new Argument<string>("plugin") { Description = "The plugin, PUBLISHER/NAME; or its package, FILE.nupkg, as it is listed, or would be with the signed statements beside it" };
        var folder = IndexOptions.Folder();
        var servers = IndexOptions.Servers();
        var command = new Command("tier", "The tier that a plugin's evidence earns, and what is missing for the next") { plugin, folder, servers };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(plugin);
            var check = IndexOptions.Check(run, servers);
            var where = IndexOptions.FolderOf(run, run.Parsed.GetRequiredValue(folder));
            if (IndexCheck.Read(where, run.Diagnostics) is not { } index)
            {
                return;
            }

            var verdicts = PackageServer.IsMeant(written)
                ? PackageTier.Judge(run, written, (check, where, index), token) is { } one ? [one] : null
                : Listed(written, check, where, index);
            if (verdicts is null)
            {
                return;
            }

            foreach (var verdict in verdicts)
            {
                run.Diagnostics.AddRange(verdict.CheckClaim());
            }

            await run.AnswerAsync(run.Json ? Json(verdicts) : Text(verdicts, written));
        });
        return command;
    }

    private static List<TierVerdict> Listed(string written, IndexCheck check, IndexFolder where, PluginIndex index)
    {
        if (written.Split('/') is not [var publisher, var name])
        {
            throw new UsageException($"{written} names no plugin", "write PUBLISHER/NAME, such as slipway/prometheus, or the file of its package");
        }

        var entry = index.Find(publisher, name)
            ?? throw new UsageException($"{where.ShownAs} does not list {written}, so it is Tier 3 (community)", "list it: slipway index add");
        return [.. entry.Versions.Select(version => check.Judge(entry, version, index, where))];
    }

    private static string Text(List<TierVerdict> verdicts, string id) => verdicts.Count == 0
        ? $"{id}: no version is listed, so none has earned more than {Tier.Community.Title()}"
        : string.Join('\n', verdicts.SelectMany(verdict => (IEnumerable<string>)
        [
            $"{verdict.Case.Entry.Id} {verdict.Case.Version.Version}: {verdict.Earned.Title()}",
            .. Next(verdict).Select(missing => $"  {missing.Requirement.Title}: {missing.Reason}\n    {missing.Command}"),
        ]));

    // What a plugin of another publisher lacks for Tier 1 it can never have.
    private static IReadOnlyList<MissingProof> Next(TierVerdict verdict) => verdict.Earned == Tier.Community ? verdict.MissingFor(Tier.Supported) : [];

    private static string Json(List<TierVerdict> verdicts) => new JsonArray([.. verdicts.Select(verdict => new JsonObject
    {
        ["plugin"] = verdict.Case.Entry.Id,
        ["version"] = verdict.Case.Version.Version.ToString(),
        ["claimed"] = (int)verdict.Case.Entry.Tier,
        ["earned"] = (int)verdict.Earned,
        ["missing"] = new JsonArray([.. Next(verdict).Select(missing => new JsonObject
        {
            ["id"] = missing.Requirement.Id, ["title"] = missing.Requirement.Title, ["reason"] = missing.Reason, ["command"] = missing.Command,
        })]),
    })]).ToJsonString();
}
