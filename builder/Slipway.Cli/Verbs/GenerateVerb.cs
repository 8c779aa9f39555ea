using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Builder.Generation;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway generate M -o DIR</c>: an ordinary project that `dotnet build` builds.</summary>
internal static class GenerateVerb
{
    public static Command Create(Edge edge)
    {
        var manifest = ManifestArgument.Create();
        var output = new Option<string?>("--output", "-o") { Description = "The project's folder", Required = true };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when the folder is stale" };
        var offline = ManifestArgument.Offline();
        var locked = ManifestArgument.Locked();
        var command = new Command("generate", "Write an ordinary project that dotnet build builds") { manifest, output, check, offline, locked };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            OutputPlace.Check(run, output);
            if (ManifestArgument.Read(run, manifest) is not { } read)
            {
                return;
            }

            var context = await run.ContextAsync(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), commit: null, token);
            if ((await VerbRun.PipelineAsync(read, BuildStage.Generate, context, token)).Generated is not { } generated)
            {
                return;
            }

            var written = run.Parsed.GetRequiredValue(output)!;
            var folder = edge.PathOf(written);
            var files = GeneratedProject.Files(generated, folder);
            if (run.Parsed.GetValue(check))
            {
                run.Diagnostics.AddRange(ProjectFolder.Stale(folder, files).Select(name =>
                    GenerationRules.Stale.At(null, $"{Path.Combine(written, name)} is stale", $"slipway generate {run.Parsed.GetRequiredValue(manifest)} -o {written}")));
                return;
            }

            try
            {
                run.Diagnostics.AddRange(ProjectFolder.Write(folder, files).Select(name =>
                    GenerationRules.Changed.At(null, $"{Path.Combine(written, name)} was changed by hand and is left as it is", "delete it to have it written again")));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                run.Diagnostics.Add(PackingRules.Unwritable(folder, exception));
                return;
            }

            var project = Path.Combine(written, generated.AssemblyName + ".csproj");
            await run.AnswerAsync(run.Json
                ? new JsonObject { ["project"] = project, ["diagnostics"] = BuildReport.Diagnostics(run.Diagnostics.Sorted()) }.ToJsonString()
                : project);
        });
        return command;
    }
}
