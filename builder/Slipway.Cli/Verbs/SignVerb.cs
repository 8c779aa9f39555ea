using System.CommandLine;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Signing;
using Slipway.Cli.Proving;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway sign IMAGE --key FILE</c>: signs an image where it lies, and every platform's image of an index; or a package.</summary>
internal static class SignVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("image") { Description = "An OCI layout, a build's output, a package (.nupkg), REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:..." };
        var name = new Option<string?>("--name") { HelpName = "REPOSITORY:TAG", Description = "The name that the signature is for; the image's own unless said otherwise" };
        var key = new Signing("--key");
        var command = new Command("sign", "Sign an image, as cosign 2 and cosign 3 do, or a plugin's package") { target, name };
        key.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            if (await key.OpenAsync(run, token) is not { } signer)
            {
                return;
            }

            using var opened = signer as IDisposable;
            if (PackageServer.IsMeant(run.Parsed.GetRequiredValue(target)))
            {
                await PackageSigning.SignAsync(run, run.Parsed.GetRequiredValue(target), signer, token);
                return;
            }

            if (await SigningTarget.FindAsync(run.Parsed.GetRequiredValue(target), run, token) is not { } found)
            {
                return;
            }

            var signed = await new ImageSigner(signer).SignAsync(found.Image, run.Parsed.GetValue(name) ?? found.Name(), token);
            run.Diagnostics.AddRange(signed.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            if (signed.Ok && await SignatureDelivery.WriteAsync(run, found.Layout, found.Registry, signed.Value, [], token))
            {
                await run.SayAsync($"signed {signed.Value.Count} digest{(signed.Value.Count == 1 ? "" : "s")} with {signer.Name}");
                await run.AnswerAsync(found.ToString());
            }
        });
        return command;
    }
}
