using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Verification;
using Slipway.Trust;
using Slipway.Trust.Policies;

namespace Slipway.Cli.Verbs;

/// <summary>By what an image is judged: a policy, or for a quick look one signer who must have signed it.</summary>
internal sealed class VerifyPolicyOption
{
    private readonly Option<string?> _policy = new("--policy") { HelpName = "FILE", Description = "The verify policy (`slipway schema verify-policy`)" };
    private readonly ExpectedSigner _signer = new();

    /// <summary>The options of the verb.</summary>
    public IEnumerable<Option> Options => [_policy, .. _signer.Options];

    /// <summary>The policy's file as it was written; null when there is none.</summary>
    public string? File(VerbRun run) => run.Parsed.GetValue(_policy);

    /// <summary>Reads what was asked for; null after problems were told to the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="needed">Whether there has to be one: without, nobody need have signed.</param>
    /// <param name="token">Stops it.</param>
    public async Task<ReadVerifyPolicy?> ReadAsync(VerbRun run, bool needed, CancellationToken token)
    {
        var policy = File(run);
        run.LookAfter(policy);
        if (!needed && policy is null && !_signer.IsAsked(run))
        {
            return new ReadVerifyPolicy(new VerifyPolicy([new PolicyScope("*")]) { Digest = Sha256Digest.Of("nobody need have signed"u8) }, null);
        }

        if (policy is not null && _signer.IsAsked(run))
        {
            throw new UsageException("the image is judged by a policy or by one signer, not by both", "name the signer in the policy (signers, signatures.by), or leave out --policy");
        }

        if (policy is null && !_signer.IsOne(run))
        {
            throw new UsageException("it is not said by what the image is judged", $"name one: --policy FILE, --rebuild MANIFEST, {ExpectedSigner.Ways}");
        }

        if (policy is not null)
        {
            return VerifyPolicyReader.ReadFile(run.Edge.PathOf(policy), policy, run.Diagnostics);
        }

        List<TrustProblem> problems = [];
        var read = await _signer.ReadAsync(run, problems, token);
        run.Diagnostics.AddRange(problems.Select(problem => TrustDiagnostics.Of(problem)));
        return read is var (signer, root) ? new ReadVerifyPolicy(Of(signer), root) : null;
    }

    // A policy of one sentence; its digest is that of the sentence.
    private static VerifyPolicy Of(AcceptedSigner signer) => new([new PolicyScope("*") { Signatures = new SignerRequirement([signer], 1) }])
    {
        Digest = Sha256Digest.Of(Encoding.UTF8.GetBytes($"signed by {signer.Key?.Hint.Text ?? signer.Identity!.ToString()}")),
    };
}
