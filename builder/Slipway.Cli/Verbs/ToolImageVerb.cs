using System.CommandLine;
using Slipway.Builder.Packing;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Layouts;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway tool-image -o DIR</c>: this very command as an image, for pipelines that install nothing.</summary>
internal static class ToolImageVerb
{
    public static Command Create(Edge edge)
    {
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR", Description = "The OCI layout to write; out/slipway-tool unless said otherwise" };
        var archive = new Option<string?>("--archive") { HelpName = "FILE", Description = "Write the image into one file, too, which every engine loads" };
        var command = new Command("tool-image", "Pack this command as an image, for pipelines that install nothing") { output, archive };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var context = await run.ContextAsync(offline: true, locked: false, commit: null, token);
            if (await ToolImage.PackAsync(edge.ProgramFolder, context, token) is not { } image)
            {
                return;
            }

            var folder = run.Parsed.GetValue(output) ?? Path.Combine("out", "slipway-tool");
            var options = new LayoutOptions { Tag = ToolVersion.Text.Replace('+', '-'), Repository = ImageReference.Parse("slipway") };
            if (RegistryAccess.Take(run, await LayoutWriter.WriteAsync(image, edge.PathOf(folder), options, token)) is null
                || (run.Parsed.GetValue(archive) is { } file && RegistryAccess.Take(run, await ArchiveWriter.WriteAsync(image, edge.PathOf(file), options, token)) is null))
            {
                return;
            }

            await run.AnswerAsync($"oci:{folder}@{image.Descriptor.Digest}");
        });
        return command;
    }
}
