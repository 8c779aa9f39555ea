using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Cli.Authoring;
using Slipway.Cli.Running;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway plugin pack DIR</c>: a package that <c>plugin check</c> and an index take; what they would refuse is not packed.</summary>
internal static class PluginPack
{
    public static Command Create(Edge edge)
    {
        var folder = new Argument<string>("dir") { Description = "The folder of the plugin's project; dotnet pack builds it", DefaultValueFactory = _ => "." };
        var output = new Option<string>("--output", "-o") { HelpName = "dir", Description = "Where the package goes", DefaultValueFactory = _ => "packages" };
        var feed = new Option<string[]>("--feed") { Description = "A NuGet source beside nuget.config's; may be given several times", HelpName = "source" };
        var command = new Command("pack", "Pack a plugin's project, unless plugin check or an index would refuse the package") { folder, output, feed };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(output);
            var feeds = PluginSource.FeedsOf(edge, run.Parsed.GetValue(feed) ?? []);
            if (await PackedPlugin.MakeAsync(run, run.Parsed.GetRequiredValue(folder), feeds, edge.PathOf(written), token) is not { } packed)
            {
                await PluginVerb.TellWithReasonsAsync(run);
                await run.SayAsync("nothing was packed");
                return;
            }

            var path = Path.Combine(written, $"{packed.Package.Identity.Id}.{packed.Package.Identity.Version}.nupkg");
            await run.AnswerAsync(run.Json
                ? new JsonObject { ["package"] = path, ["plugin"] = packed.Plugin.Id, ["version"] = packed.Package.Identity.Version, ["contentHash"] = packed.Package.ContentHash }.ToJsonString()
                : path);
        });
        return command;
    }
}
