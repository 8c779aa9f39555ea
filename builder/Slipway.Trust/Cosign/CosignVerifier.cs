using System.Text.Json;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Cosign;

/// <summary>Judges one signature of cosign's first form by the same steps as a bundle.</summary>
public static class CosignVerifier
{
    /// <summary>Judges a signature for an image; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<VerifiedBundle> Verify(CosignSignature signature, Sha256Digest image, BundleRequirements requirements, string subject)
    {
        var document = SimpleSigning.Parse(signature.Payload, subject);
        if (!document.Ok)
        {
            return Checked<VerifiedBundle>.From(document.Problems);
        }

        if (document.Value.Image != image)
        {
            return VerificationProblems.OtherArtifact(subject, image.ToBytes(), document.Value.Image.ToBytes());
        }

        try
        {
            var bundle = CosignSignatureReader.ToBundle(signature);
            return BundleVerifier.Verify(bundle, Artifact.Of(signature.Payload), requirements with { PredicateType = null }, subject);
        }
        catch (JsonException error)
        {
            return CosignProblems.Malformed(subject, error.Message);
        }
    }
}
