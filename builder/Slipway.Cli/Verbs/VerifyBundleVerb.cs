using System.CommandLine;
using Slipway.Builder.Diagnostics;
using Slipway.Trust;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway verify-bundle</c>: whether a Sigstore bundle proves who signed a file or a digest. It opens no socket.</summary>
internal sealed class VerifyBundleVerb
{
    private readonly Argument<string> _artifact = new("artifact") { Description = "The file that was signed, or sha256:..." };
    private readonly Option<string> _bundle = new("--bundle") { HelpName = "FILE", Required = true, Description = "The Sigstore bundle" };
    private readonly ExpectedSigner _signer = new();

    public static Command Create(Edge edge)
    {
        var verb = new VerifyBundleVerb();
        var command = new Command("verify-bundle", "Verify a Sigstore bundle over a file or a digest, without a network")
        {
            verb._artifact, verb._bundle,
        };
        verb._signer.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var (file, written) = (run.Parsed.GetRequiredValue(_bundle), run.Parsed.GetRequiredValue(_artifact));
        List<TrustProblem> problems = [];
        if (await _signer.RequireAsync(run, problems, token) is { } requirements
            && problems.Take(Bundle.Parse(await InputFile.ReadAsync(run.Edge.PathOf(file), BundleLimits.LargestBundle, token), file)) is { } bundle)
        {
            var artifact = await ArtifactFile.ReadAsync(written, run, bundle, requirements.Keys.FirstOrDefault(), token);
            if (problems.Take(BundleVerifier.Verify(bundle, artifact, requirements, file)) is { } verified)
            {
                await run.AnswerAsync(run.Json
                    ? VerificationJson.Of(verified, artifact)
                    : $"{written}: signed by {verified.Signer}{(verified.Statement is { } statement ? $", {statement.PredicateType}" : "")}");
                return;
            }
        }

        run.Diagnostics.AddRange(problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (run.Json)
        {
            await run.AnswerAsync(VerificationJson.Of(problems));
        }
    }
}
