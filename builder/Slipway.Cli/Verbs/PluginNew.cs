using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Cli.Authoring;
using Slipway.Cli.Distributions;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway plugin new NAME</c>: what <c>dotnet new slipway-plugin</c> writes, without a template that was installed first.</summary>
internal static class PluginNew
{
    public static Command Create(Edge edge)
    {
        var name = new Argument<string>("name") { Description = "The name of project and package, such as Acme.Ops.Weather" };
        var publisher = new Option<string?>("--publisher") { Description = "Who publishes it, a DNS label; the first part of the name unless said otherwise" };
        var plugin = new Option<string?>("--plugin") { Description = "Its name among those of the publisher, a DNS label; the last part of the name unless said otherwise" };
        var capabilities = new Option<string[]>("--capability") { Description = $"What it serves: {string.Join(", ", PluginTemplate.Capabilities)}; may be given several times; alert unless said otherwise" };
        capabilities.AcceptOnlyFromAmong([.. PluginTemplate.Capabilities]);
        var pipeline = new Option<string>("--ci") { Description = $"The pipeline that tests it: {string.Join(", ", PluginTemplate.Pipelines)}", DefaultValueFactory = _ => PluginTemplate.Pipelines[0] };
        pipeline.AcceptOnlyFromAmong([.. PluginTemplate.Pipelines]);
        var output = new Option<string?>("--output", "-o") { HelpName = "dir", Description = "The folder; named after the plugin unless said otherwise" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there already" };
        var command = new Command("new", "Write the project of a plugin that packs at once") { name, publisher, plugin, capabilities, pipeline, output, force };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var asked = Asked(run.Parsed.GetRequiredValue(name), run.Parsed.GetValue(publisher), run.Parsed.GetValue(plugin)) with { Pipeline = run.Parsed.GetRequiredValue(pipeline) };
            asked = run.Parsed.GetValue(capabilities) is { Length: > 0 } chosen ? asked with { Capabilities = chosen } : asked;
            var written = run.Parsed.GetValue(output) ?? asked.Name;
            var folder = Path.TrimEndingDirectorySeparator(edge.PathOf(written));
            var files = PluginTemplate.Of(asked);
            FolderChange.RefuseTaken(edge, folder, files.Select(file => file.Path), run.Parsed.GetValue(force));

            using var change = new FolderChange(folder);
            await change.AddAsync(files, token);
            change.Keep();
            foreach (var file in files)
            {
                await run.SayAsync($"wrote {file.Path}");
            }

            await run.SayAsync($"next: slipway run --plugin {written} --watch, and slipway plugin pack {written}; README.md says the rest");
            var project = Path.GetRelativePath(edge.WorkingFolder, Path.Combine(folder, asked.Name + ".csproj"));
            await run.AnswerAsync(run.Json
                ? new JsonObject { ["project"] = project, ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file.Path))]) }.ToJsonString()
                : project);
        });
        return command;
    }

    private static NewPlugin Asked(string name, string? publisher, string? plugin)
    {
        if (!NewPlugin.IsName(name))
        {
            throw new UsageException($"{name} cannot name a project and its package", "write letters, digits, hyphens and underscores between dots, such as Acme.Ops.Weather");
        }

        var parts = name.Split('.');
        return new NewPlugin(
            name, Label("--publisher", publisher ?? NewPlugin.LabelOf(parts[0])), Label("--plugin", plugin ?? NewPlugin.LabelOf(parts[^1])),
            ["alert"], PluginTemplate.Pipelines[0]);
    }

    private static string Label(string option, string text) => NewPlugin.IsLabel(text)
        ? text
        : throw new UsageException($"\"{text}\" is no name for {option}", $"give one with {option}: 1 to 63 lower-case letters, digits and inner hyphens");
}
