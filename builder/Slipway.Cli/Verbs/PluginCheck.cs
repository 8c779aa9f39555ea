using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Approval.Documentation;
using Slipway.Approval.Index;
using Slipway.Cli.Proving;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
using Slipway.Trust;
using Slipway.Trust.Attestations;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway plugin check PACKAGE.nupkg</c>: whether a package describes itself as an index wants it, and has what its users have to read.</summary>
internal static class PluginCheck
{
    public static Command Create(Edge edge)
    {
        var package = new Argument<string>("package") { Description = "The plugin's package, FILE.nupkg" };
        var key = new SigningKey("--sign");
        var check = new Command("check", "Check a plugin's package: its plugin.yaml and its documentation kit") { package };
        key.Options.ToList().ForEach(check.Add);
        VerbRun.Bind(check, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(package);
            var signer = key.IsAsked(run) ? await key.OpenAsync(run, token) : null;
            using var opened = signer as IDisposable;
            if ((key.IsAsked(run) && signer is null) || PluginPackage.Read(run.Edge.PathOf(written), written, run.Diagnostics, token) is not { } read)
            {
                return;
            }

            var found = DocumentationChecks.Run(read.Documentation);
            run.Diagnostics.AddRange(found.SelectMany(one => one.Found));
            if (signer is not null && !run.Diagnostics.HasErrors)
            {
                await PackageStatements.SignAsync(run, written, (EvidenceType.Documentation, about => Evidence(found).ToStatement(about)), signer, token);
            }

            await run.AnswerAsync(run.Json ? Json(read, found) : Text(read, found));
            await PluginVerb.TellWithReasonsAsync(run);
        });
        return check;
    }

    private static PackageChecks Evidence(IReadOnlyList<(DocumentationCheck Check, IReadOnlyList<Diagnostic> Found)> found) =>
        new(SlipwayUris.Documentation, $"slipway {ToolVersion.Text}", [.. found.Select(one => new ConformanceCheck(one.Check.Id, one.Found.Count == 0 ? CheckOutcome.Passed : CheckOutcome.Failed))]);

    private static string Text(PluginPackage package, IReadOnlyList<(DocumentationCheck Check, IReadOnlyList<Diagnostic> Found)> found) => string.Join('\n',
    [
        $"{package.Plugin.Id} {package.Plugin.Version}",
        .. found.Select(one => $"  {(one.Found.Count == 0 ? "ok    " : "failed")} {one.Check.Id}{(one.Found.Count == 0 ? "" : $": {one.Found.Count}")}"),
    ]);

    private static string Json(PluginPackage package, IReadOnlyList<(DocumentationCheck Check, IReadOnlyList<Diagnostic> Found)> found) => new JsonObject
    {
        ["plugin"] = package.Plugin.Id,
        ["version"] = package.Plugin.Version.ToString(),
        ["contentHash"] = package.Package.ContentHash,
        ["checks"] = new JsonArray([.. found.Select(one => new JsonObject
        {
            ["id"] = one.Check.Id,
            ["outcome"] = one.Found.Count == 0 ? "passed" : "failed",
            ["problems"] = new JsonArray([.. one.Found.Select(problem => JsonValue.Create(problem.Message))]),
        })]),
    }.ToJsonString();
}
