using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Builder.Bundles;
using Slipway.Builder.Diagnostics;
using Slipway.Images;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;
using Slipway.Trust;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway bundle import DIR --key FILE -o PLACE</c>: verifies all of a bundle, and leaves a place that builds without a network.</summary>
internal sealed class BundleImport
{
    private readonly Argument<string> _bundle = new("bundle") { Description = "The bundle: the OCI layout that export wrote" };
    private readonly Option<string> _output = new("--output", "-o") { HelpName = "PLACE", Required = true, Description = "The folder to make: manifest, feed, images, advisories and the command" };
    private readonly Option<string?> _push = new("--push") { HelpName = "REGISTRY/PREFIX", Description = "Push the images, too: the base and the command" };
    private readonly ExpectedSigner _signer = new();

    public Command Create(Edge edge)
    {
        var command = new Command("import", "Verify a bundle and leave a place that builds from it without a network") { _bundle, _output, _push };
        _signer.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var (written, output, prefix) = (run.Parsed.GetRequiredValue(_bundle), run.Parsed.GetRequiredValue(_output), run.Parsed.GetValue(_push));
        if (prefix is not null && RegistryAccess.TryParse($"{prefix}/x") is null)
        {
            throw new UsageException($"--push {prefix} is no place in a registry", "write REGISTRY or REGISTRY/PREFIX, the registry always with its host");
        }

        var place = run.Edge.PathOf(output);
        if (Path.Exists(place) && (!Directory.Exists(place) || Directory.EnumerateFileSystemEntries(place).Any()))
        {
            throw new UsageException($"{output} is there already, and an import writes over nothing", "name another folder, or remove it");
        }

        List<TrustProblem> problems = [];
        var wanted = await _signer.RequireAsync(run, problems, token);
        run.Diagnostics.AddRange(problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (wanted is null || await BundleReader.OpenAsync(ImagePath.Of(written, run.Edge).Path, written, wanted, run.Diagnostics, token) is not { } bundle)
        {
            return;
        }

        // The digest that export answered pins one bundle among those of the same signer.
        if (ImagePath.Of(written, run.Edge).Name is { } meant && meant != bundle.Digest.ToString())
        {
            run.Diagnostics.Add(BundleRules.Altered.At(null, $"{written} was asked for, and there is the bundle {bundle.Digest}", "bring the one that is meant, or name this one"));
            return;
        }

        using (var draft = new FolderDraft(place))
        {
            if (!await BundlePlace.FillAsync(bundle, draft.Path, run.Diagnostics, token))
            {
                return;
            }

            draft.Keep();
        }

        if (prefix is null || await PushAsync(run, Path.Combine(place, BundleNames.ImagesFolder), bundle.Inventory, prefix, token) is not { } pushed)
        {
            pushed = [];
        }

        if (!run.Diagnostics.HasErrors)
        {
            await TellAsync(run, bundle, output);
            await run.AnswerAsync(run.Json ? Json(bundle, output, pushed) : output);
        }
    }

    private static async Task<IReadOnlyList<PushedImage>?> PushAsync(VerbRun run, string images, BundleInventory inventory, string prefix, CancellationToken token)
    {
        using var client = RegistryAccess.Open(run);
        List<PushedImage> done = [];
        if (RegistryAccess.Take(run, await OciLayout.OpenAsync(images, token)) is not { } layout)
        {
            return null;
        }

        foreach (var image in inventory.Images)
        {
            var target = new PushTarget(ImageReference.Parse($"{prefix}/{image.Repository}"), image.Tag is null ? [] : [image.Tag]);
            if (RegistryAccess.Take(run, await ImagePush.PushAsync(client, layout, image.Name, target, token)) is not { } pushed)
            {
                return null;
            }

            done.Add(pushed);
            await run.SayAsync(PushVerb.Summary(pushed));
        }

        return done;
    }

    private static async Task TellAsync(VerbRun run, OpenedBundle bundle, string place)
    {
        var inventory = bundle.Inventory;
        await run.SayAsync($"{inventory.Name} {inventory.Version}, signed by {bundle.Signer}: all as the inventory says, and nothing else");
        await run.SayAsync($"build it: {CommandIn(place)} build {Path.Combine(place, inventory.Manifest)} --locked --offline");
        await run.SayAsync($"it makes {inventory.Image}{(inventory.Images.Count == 1 ? ", where the system's libraries are those of the machine that exported: the base host is made of the machine that builds" : "")}");
    }

    // A shell looks for a name without a slash elsewhere.
    private static string CommandIn(string place) => Path.IsPathRooted(place) ? Path.Combine(place, BundleNames.Command) : $"./{Path.Combine(place, BundleNames.Command)}";

    private static string Json(OpenedBundle bundle, string place, IReadOnlyList<PushedImage> pushed) => new JsonObject
    {
        ["place"] = place,
        ["bundle"] = bundle.Digest.ToString(),
        ["signer"] = bundle.Signer,
        ["server"] = bundle.Inventory.Name,
        ["version"] = bundle.Inventory.Version,
        ["manifest"] = Path.Combine(place, bundle.Inventory.Manifest),
        ["image"] = bundle.Inventory.Image.ToString(),
        ["base"] = bundle.Inventory.Base,
        ["command"] = Path.Combine(place, BundleNames.Command),
        ["feed"] = Path.Combine(place, BundleNames.PackagesFolder),
        ["images"] = Path.Combine(place, BundleNames.ImagesFolder),
        ["pushed"] = new JsonArray([.. pushed.Select(PushVerb.Json)]),
    }.ToJsonString();
}
