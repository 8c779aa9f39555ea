using System.CommandLine;
using System.Text.Json;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Signing;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.InToto;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway attest IMAGE --key FILE --type URI --predicate FILE</c>: a signed statement about an image, where it lies.</summary>
internal static class AttestVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("image") { Description = "An OCI layout, a build's output, REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:..." };
        var type = new Option<string>("--type") { HelpName = "URI", Required = true, Description = "The predicate's type, such as https://cyclonedx.org/bom" };
        var predicate = new Option<string>("--predicate") { HelpName = "FILE", Required = true, Description = "The predicate: JSON" };
        var key = new Signing("--key");
        var command = new Command("attest", "Attach a signed statement (in-toto) to an image") { target, type, predicate };
        key.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var (uri, file) = (run.Parsed.GetRequiredValue(type), run.Parsed.GetRequiredValue(predicate));
            if (!Uri.TryCreate(uri, UriKind.Absolute, out _))
            {
                throw new UsageException($"--type {uri} is no URI", "write one, such as https://example.com/review/v1");
            }

            var content = await ReadAsync(edge.PathOf(file), file, token);
            if (await key.OpenAsync(run, token) is not { } signer)
            {
                return;
            }

            using var opened = signer as IDisposable;
            if (await SigningTarget.FindAsync(run.Parsed.GetRequiredValue(target), run, token) is not { } found)
            {
                return;
            }

            List<Artifact> attestations = [];
            foreach (var about in found.Image.Images.Select(image => image.Descriptor).Prepend(found.Image.Descriptor).DistinctBy(about => about.Digest))
            {
                var statement = new Statement([StatementSubject.Of(Sha256Digest.Parse(about.Digest.ToString()), found.Registry?.Name)], uri, content);
                var signed = await new ImageSigner(signer).AttestAsync(statement, about, token);
                run.Diagnostics.AddRange(signed.Problems.Select(problem => TrustDiagnostics.Of(problem)));
                attestations.AddRange(signed.Value is { } artifact ? [artifact] : []);
            }

            if (!run.Diagnostics.HasErrors && await SignatureDelivery.WriteAsync(run, found.Layout, found.Registry, [], attestations, token))
            {
                await run.SayAsync($"attested {uri} with {signer.Name}");
                await run.AnswerAsync(found.ToString());
            }
        });
        return command;
    }

    private static async Task<byte[]> ReadAsync(string path, string written, CancellationToken token)
    {
        var bytes = await File.ReadAllBytesAsync(path, token);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? bytes : throw new UsageException($"{written} is no JSON object", "a predicate is one");
        }
        catch (JsonException error)
        {
            throw new UsageException($"{written} is no JSON: {error.Message}", "a predicate is a JSON object");
        }
    }
}
