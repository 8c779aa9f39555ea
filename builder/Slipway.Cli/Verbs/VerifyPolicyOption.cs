using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Verification;
using Slipway.Trust;
using Slipway.Trust.Identities;
using Slipway.Trust.Keys;
using Slipway.Trust.Policies;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Cli.Verbs;

/// <summary>By what an image is judged: a policy, or for a quick look one signer who must have signed it.</summary>
internal sealed class VerifyPolicyOption
{
    private readonly Option<string?> _policy = new("--policy") { HelpName = "FILE", Description = "The verify policy (`slipway schema verify-policy`)" };
    private readonly Option<string?> _key = new("--key") { HelpName = "FILE", Description = "Instead of a policy: the public key that must have signed" };
    private readonly Option<string?> _identity = new("--certificate-identity") { HelpName = "SAN", Description = "Instead of a policy: who must have signed, exactly" };
    private readonly Option<string?> _issuer = new("--certificate-oidc-issuer") { HelpName = "URL", Description = "Who must have vouched for that identity, exactly" };
    private readonly Option<string?> _root = new("--trusted-root") { HelpName = "FILE", Description = "Whom to believe, for an identity: authorities and logs" };

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_policy, _key, _identity, _issuer, _root];

    /// <summary>The policy's file as it was written; null when there is none.</summary>
    public string? File(VerbRun run) => run.Parsed.GetValue(_policy);

    /// <summary>Reads what was asked for; null after problems were told to the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="needed">Whether there has to be one: without, nobody need have signed.</param>
    /// <param name="token">Stops it.</param>
    public async Task<ReadVerifyPolicy?> ReadAsync(VerbRun run, bool needed, CancellationToken token)
    {
        var (policy, key, identity, issuer) = (File(run), run.Parsed.GetValue(_key), run.Parsed.GetValue(_identity), run.Parsed.GetValue(_issuer));
        if (!needed && policy is null && key is null && identity is null && issuer is null)
        {
            return new ReadVerifyPolicy(new VerifyPolicy([new PolicyScope("*")]) { Digest = Sha256Digest.Of("nobody need have signed"u8) }, null);
        }

        if (new[] { policy, key, identity }.Count(asked => asked is not null) != 1 || identity is null != issuer is null)
        {
            throw new UsageException(
                "it is not said by what the image is judged",
                "name one: --policy FILE, --key FILE, --rebuild MANIFEST, or --certificate-identity SAN with --certificate-oidc-issuer URL and --trusted-root FILE");
        }

        if (policy is not null)
        {
            return VerifyPolicyReader.ReadFile(run.Edge.PathOf(policy), policy, run.Diagnostics);
        }

        var root = run.Parsed.GetValue(_root) is { } file ? Take(run, TrustedRoot.Parse(await System.IO.File.ReadAllBytesAsync(run.Edge.PathOf(file), token), file)) : null;
        var signer = key is null ? AcceptedSigner.Of(identity!, new ExpectedIdentity(issuer!, identity!))
            : Take(run, VerifyingKey.Parse(await System.IO.File.ReadAllTextAsync(run.Edge.PathOf(key), token), key)) is { } verifying ? AcceptedSigner.Of(key, verifying)
            : null;
        return signer is null || run.Diagnostics.HasErrors ? null : new ReadVerifyPolicy(Of(signer), root);
    }

    // A policy of one sentence; its digest is that of the sentence.
    private static VerifyPolicy Of(AcceptedSigner signer) => new([new PolicyScope("*") { Signatures = new SignerRequirement([signer], 1) }])
    {
        Digest = Sha256Digest.Of(Encoding.UTF8.GetBytes($"signed by {signer.Key?.Hint.Text ?? signer.Identity!.ToString()}")),
    };

    private static T? Take<T>(VerbRun run, Checked<T> answer)
        where T : class
    {
        run.Diagnostics.AddRange(answer.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        return answer.Value;
    }
}
