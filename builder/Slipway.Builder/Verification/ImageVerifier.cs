using Slipway.Trust.Policies;

namespace Slipway.Builder.Verification;

/// <summary>Verifies an image: gathers the evidence of each part and has it judged.</summary>
public static class ImageVerifier
{
    /// <summary>Verifies; every part is judged, whatever the others prove.</summary>
    public static async Task<ImageVerdict> VerifyAsync(VerifyPolicy policy, VerifyTarget target, PolicyContext context, CancellationToken token)
    {
        var scope = policy.ScopeOf(target.Repository);
        var withFiles = scope is { Mode: not PolicyMode.Skip, Sbom.CoversFiles: true };
        List<PolicyVerdict> parts = [];
        foreach (var part in target.Parts)
        {
            parts.Add(PolicyJudge.Judge(policy, await EvidenceCollector.CollectAsync(target, part, withFiles, token), context));
        }

        return new ImageVerdict([.. parts]);
    }
}
