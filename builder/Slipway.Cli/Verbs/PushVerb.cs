using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Images;
using Slipway.Images.Registries;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway push SOURCE REF...</c>: an image with all that is attached to it, the same bytes in other places.</summary>
internal static class PushVerb
{
    public static Command Create(Edge edge)
    {
        var source = new Argument<string>("source") { Description = "An OCI layout, an archive, a build's output, or REGISTRY/REPOSITORY:TAG" };
        var targets = new Argument<string[]>("target") { Arity = ArgumentArity.OneOrMore, Description = "REGISTRY/REPOSITORY:TAG, or without a tag to have it there by its digest only" };
        var command = new Command("push", "Copy an image, its referrers and signatures into registries, digest unchanged") { source, targets };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var places = Places(run.Parsed.GetRequiredValue(targets));
            if (await PushSource.FindAsync(run.Parsed.GetRequiredValue(source), run, token) is not { } image)
            {
                return;
            }

            using var client = RegistryAccess.Open(run);
            List<PushedImage> done = [];
            foreach (var place in places)
            {
                var mountable = done.Select(one => one.Reference).Where(one => one.Registry == place.Repository.Registry);
                if (RegistryAccess.Take(run, await image.PushAsync(client, place with { MountFrom = [.. mountable] }, token)) is not { } pushed)
                {
                    break;
                }

                done.Add(pushed);
                await run.SayAsync(Summary(pushed));
                await (run.Json ? Task.CompletedTask : run.AnswerAsync(pushed.Reference.ToString()));
            }

            await (run.Json ? run.AnswerAsync(new JsonArray([.. done.Select(Json)]).ToJsonString()) : Task.CompletedTask);
        });
        return command;
    }

    // Tags of one repository arrive together: the image is sent once.
    private static IReadOnlyList<PushTarget> Places(IEnumerable<string> written) =>
    [
        .. written.Select(Target).GroupBy(target => target.Name, StringComparer.Ordinal)
            .Select(group => new PushTarget(ImageReference.Parse(group.Key), [.. group.Select(target => target.Tag).OfType<string>().Distinct(StringComparer.Ordinal)])),
    ];

    private static ImageReference Target(string written)
    {
        var target = RegistryAccess.Parse(written);
        return target.Digest is null ? target : throw new UsageException($"{written} names a digest; what it will be is for the image to say", "write a tag, or the repository alone");
    }

    /// <summary>What was pushed, as a line of narrative.</summary>
    public static string Summary(PushedImage pushed) => string.Create(
        CultureInfo.InvariantCulture,
        $"pushed {(pushed.Tags.Count == 0 ? pushed.Reference.ToString() : $"{pushed.Reference.Name} {string.Join(", ", pushed.Tags)}")}: {pushed.Blobs.Sent} blobs sent ({pushed.Blobs.Bytes} bytes), {pushed.Blobs.Mounted} mounted, {pushed.Blobs.Present} there already");

    /// <summary>What was pushed, for machines.</summary>
    public static JsonObject Json(PushedImage image) => new()
    {
        ["reference"] = image.Reference.ToString(),
        ["digest"] = image.Reference.Digest.ToString(),
        ["tags"] = new JsonArray([.. image.Tags.Select(tag => JsonValue.Create(tag))]),
        ["blobs"] = new JsonObject { ["sent"] = image.Blobs.Sent, ["mounted"] = image.Blobs.Mounted, ["present"] = image.Blobs.Present, ["bytes"] = image.Blobs.Bytes },
    };
}
