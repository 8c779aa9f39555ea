using System.CommandLine;
using System.Text.Json.Nodes;
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
        if (await RequirementsAsync(run, token) is not { } requirements)
        {
            return;
        }

        var (file, written) = (run.Parsed.GetRequiredValue(_bundle), run.Parsed.GetRequiredValue(_artifact));
        var artifact = Sha256Digest.TryParse(written, out var digest) && written.StartsWith("sha256:", StringComparison.Ordinal)
            ? Artifact.Of(digest)
            : Artifact.Of(await File.ReadAllBytesAsync(run.Edge.PathOf(written), token));
        var parsed = Take(run, Bundle.Parse(await File.ReadAllBytesAsync(run.Edge.PathOf(file), token), file));
        if (parsed is null || Take(run, BundleVerifier.Verify(parsed, artifact, requirements, file)) is not { } verified)
        {
            return;
        }

        await run.AnswerAsync(run.Json ? Json(verified, artifact) : $"{written}: signed by {verified.Signer}{(verified.Statement is { } statement ? $", {statement.PredicateType}" : "")}");
    }

    private async Task<BundleRequirements?> RequirementsAsync(VerbRun run, CancellationToken token)
    {
        var (key, identity, issuer) = (run.Parsed.GetValue(_key), run.Parsed.GetValue(_identity), run.Parsed.GetValue(_issuer));
        if (key is null == identity is null || identity is null != issuer is null)
        {
            throw new UsageException(
                "it is not said who must have signed", "name a key (--key FILE), or an identity (--certificate-identity SAN --certificate-oidc-issuer URL)");
        }

        var root = run.Parsed.GetValue(_root) is { } file ? Take(run, TrustedRoot.Parse(await File.ReadAllBytesAsync(run.Edge.PathOf(file), token), file)) : null;
        var verifying = key is not null ? Take(run, VerifyingKey.Parse(await File.ReadAllTextAsync(run.Edge.PathOf(key), token), key)) : null;
        return run.Diagnostics.HasErrors ? null : new BundleRequirements
        {
            Keys = verifying is null ? [] : [verifying],
            Identities = identity is null ? [] : [new ExpectedIdentity(issuer!, identity)],
            Root = root,
        };
    }

    private static T? Take<T>(VerbRun run, Checked<T> answer)
        where T : class
    {
        run.Diagnostics.AddRange(answer.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        return answer.Value;
    }

    private static string Json(VerifiedBundle verified, Artifact artifact) => new JsonObject
    {
        ["verified"] = true,
        ["digest"] = artifact.Digest.ToString(),
        ["signer"] = verified.Signer,
        ["identity"] = verified.Identity is { } identity ? new JsonObject { ["subject"] = identity.Subject, ["issuer"] = identity.Issuer } : null,
        ["predicateType"] = verified.Statement?.PredicateType,
        ["logs"] = new JsonArray([.. verified.Logs.Select(log => (JsonNode)log)]),
    }.ToJsonString();
}
