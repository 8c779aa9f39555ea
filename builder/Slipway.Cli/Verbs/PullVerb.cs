using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway pull REF -o DIR</c>: an image with all that is attached to it, in a layout.</summary>
internal static class PullVerb
{
    public static Command Create(Edge edge)
    {
        var image = new Argument<string>("image") { Description = "REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:..." };
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Required = true, Description = "The OCI layout to write" };
        var command = new Command("pull", "Bring an image, its referrers and signatures into an OCI layout, digest unchanged") { image, output };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var reference = RegistryAccess.Parse(run.Parsed.GetRequiredValue(image));
            if (reference is { Tag: null, Digest: null })
            {
                throw new UsageException($"{reference} names no version of the image", $"write {reference}:TAG; slipway tags {reference} lists them");
            }

            var folder = run.Parsed.GetRequiredValue(output);
            using var client = RegistryAccess.Open(run);
            if (RegistryAccess.Take(run, await ImagePull.PullAsync(client, reference, edge.PathOf(folder), token)) is not { } pulled)
            {
                return;
            }

            await run.SayAsync($"pulled {pulled.Reference}, {pulled.Referrers} referrers, {pulled.Signatures} signatures");
            await run.AnswerAsync(run.Json ? Json(pulled, folder) : $"oci:{folder}@{pulled.Reference.Digest}");
        });
        return command;
    }

    private static string Json(PulledImage pulled, string folder) => new JsonObject
    {
        ["reference"] = pulled.Reference.ToString(),
        ["digest"] = pulled.Reference.Digest.ToString(),
        ["layout"] = folder,
        ["referrers"] = pulled.Referrers,
        ["signatures"] = pulled.Signatures,
    }.ToJsonString();
}
