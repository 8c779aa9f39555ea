using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Builder.Bundles;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Bundles;
using Slipway.Images.Layouts;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway bundle export M --key FILE -o DIR</c>: a bundle, left only after a build from it alone made the same image.</summary>
internal sealed class BundleExport
{
    private readonly Argument<string> _manifest = ManifestArgument.Create();
    private readonly Option<string?> _output = new("--output", "-o") { HelpName = "DIR", Description = "The OCI layout to write; out/NAME-bundle unless said otherwise" };
    private readonly Signing _key = new("--key");

    public Command Create(Edge edge)
    {
        var command = new Command("export", "Write a manifest's packages, base, policy, advisories and this command as one signed OCI layout, and rehearse a build from it") { _manifest, _output, AdvisoriesOption.Option };
        _key.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        if (await _key.OpenAsync(run, token) is not { } signer)
        {
            return;
        }

        using var opened = signer as IDisposable;
        if (ManifestArgument.Read(run, _manifest) is not { } manifest)
        {
            return;
        }

        var written = run.Parsed.GetValue(_output) ?? Path.Combine("out", manifest.Stem + "-bundle");
        var folder = run.Edge.PathOf(written);
        if (!BundleWriter.CanStandAt(folder, run.Diagnostics))
        {
            return;
        }

        // What the environment says of time and commit is not in the bundle, so it must not be in the image that a build from it is held against.
        var context = await run.ContextAsync(offline: false, locked: true, commit: null, token) with { Commit = null, Source = null, Created = DefaultTime };
        if (await ToolImage.PackAsync(run.Edge.ProgramFolder, context, token) is not { } tool)
        {
            return;
        }

        var outcome = await VerbRun.PipelineAsync(manifest, BuildStage.Evidence, context, token);
        if (outcome.Image is not { } image || run.Diagnostics.HasErrors)
        {
            return;
        }

        using var draft = new FolderDraft(folder);
        if (await BundleWriter.WriteAsync(image, tool, signer, draft.Path, context, token) is not { } made
            || await Rehearsal.RunAsync(run, draft.Path, made, signer, token) is not { } cut)
        {
            return;
        }

        draft.Keep();
        await TellAsync(run, made, signer.Name);
        await run.AnswerAsync(run.Json ? Json(written, made, cut, signer.Name) : $"oci:{written}@{made.Digest}");
    }

    private static DateTimeOffset DefaultTime { get; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static async Task TellAsync(VerbRun run, MadeBundle made, string signer)
    {
        var inventory = made.Inventory;
        await run.SayAsync($"built from the bundle: {inventory.Image}, as here");
        await run.SayAsync(string.Create(CultureInfo.InvariantCulture, $"in it: {Count(inventory, BundleRole.Package)} packages, {string.Join(" and ", inventory.Images.Select(image => image.IsTool ? $"Slipway {inventory.Tool}" : image.Name))}; signed with {signer}"));
        if (inventory.Images.Count == 1)
        {
            await run.SayAsync("the base host is not in the bundle: it is made of the machine that builds, so the same digest comes out where the system's libraries are the same");
        }

        if (Count(inventory, BundleRole.Advisories) == 0)
        {
            await run.SayAsync("no advisories are in the bundle; --advisories DIR takes them along");
        }
    }

    private static int Count(BundleInventory inventory, string role) => inventory.Files.Count(file => file.Role == role);

    private static string Json(string folder, MadeBundle made, NetworkCut cut, string signer) => new JsonObject
    {
        ["layout"] = folder,
        ["digest"] = made.Digest.ToString(),
        ["image"] = made.Inventory.Image.ToString(),
        ["rehearsed"] = cut.IsReal ? "network-namespace" : "offline",
        ["signer"] = signer,
        ["base"] = made.Inventory.Base,
        ["tool"] = made.Inventory.Tool,
        ["images"] = new JsonArray([.. made.Inventory.Images.Select(image => JsonValue.Create(image.Name))]),
        ["packages"] = Count(made.Inventory, BundleRole.Package),
        ["files"] = made.Inventory.Files.Count,
    }.ToJsonString();
}
