using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Trust;
using Slipway.Trust.Identities;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway verify-bundle</c>: whether a Sigstore bundle proves who signed a file or a digest. It opens no socket.</summary>
internal sealed class VerifyBundleVerb
{
    private readonly Argument<string> _artifact = new("artifact") { Description = "The file that was signed, or sha256:..." };
    private readonly Option<string> _bundle = new("--bundle") { HelpName = "FILE", Required = true, Description = "The Sigstore bundle" };
    private readonly Option<string?> _key = new("--key") { HelpName = "FILE", Description = "The public key that must have signed" };
    private readonly Option<string?> _identity = new("--certificate-identity") { HelpName = "SAN", Description = "Who must have signed: the certificate's subject, exactly" };
    private readonly Option<string?> _issuer = new("--certificate-oidc-issuer") { HelpName = "URL", Description = "Who must have vouched for that identity, exactly" };
    private readonly Option<string?> _root = new("--trusted-root") { HelpName = "FILE", Description = "Whom to believe: authorities and logs; needed for identities" };

    public static Command Create(Edge edge)
    {
        var verb = new VerifyBundleVerb();
        var command = new Command("verify-bundle", "Verify a Sigstore bundle over a file or a digest, without a network")
        {
            verb._artifact, verb._bundle, verb._key, verb._identity, verb._issuer, verb._root,
        };
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var (file, written) = (run.Parsed.GetRequiredValue(_bundle), run.Parsed.GetRequiredValue(_artifact));
        List<TrustProblem> problems = [];
        if (await RequirementsAsync(run, problems, token) is { } requirements
            && Take(problems, Bundle.Parse(await InputFile.ReadAsync(run.Edge.PathOf(file), BundleLimits.LargestBundle, token), file)) is { } bundle)
        {
            var artifact = await ArtifactFile.ReadAsync(written, run, bundle, requirements.Keys.FirstOrDefault(), token);
            if (Take(problems, BundleVerifier.Verify(bundle, artifact, requirements, file)) is { } verified)
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

    private async Task<BundleRequirements?> RequirementsAsync(VerbRun run, List<TrustProblem> problems, CancellationToken token)
    {
        var (key, identity, issuer) = (run.Parsed.GetValue(_key), run.Parsed.GetValue(_identity), run.Parsed.GetValue(_issuer));
        if (key is null == identity is null || identity is null != issuer is null)
        {
            throw new UsageException(
                "it is not said who must have signed", "name a key (--key FILE), or an identity (--certificate-identity SAN --certificate-oidc-issuer URL)");
        }

        var root = run.Parsed.GetValue(_root) is { } file
            ? Take(problems, TrustedRoot.Parse(await InputFile.ReadAsync(run.Edge.PathOf(file), TrustedRoot.LargestRoot, token), file))
            : null;
        var verifying = key is not null
            ? Take(problems, VerifyingKey.Parse(Encoding.UTF8.GetString(await InputFile.ReadAsync(run.Edge.PathOf(key), VerifyingKey.LargestPem, token)), key))
            : null;
        return problems.Count > 0 ? null : new BundleRequirements
        {
            Keys = verifying is null ? [] : [verifying],
            Identities = identity is null ? [] : [new ExpectedIdentity(issuer!, identity)],
            Root = root,
        };
    }

    private static T? Take<T>(List<TrustProblem> problems, Checked<T> answer)
        where T : class
    {
        problems.AddRange(answer.Problems);
        return answer.Value;
    }
}
