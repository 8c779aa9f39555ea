namespace Slipway.Trust.Verification;

/// <summary>Judges a signature by a long-lived key.</summary>
internal static class KeyVerification
{
    public static Checked<VerifiedBundle> Verify(SignedContent content, BundleRequirements requirements, string subject)
    {
        if (requirements.Keys.IsEmpty)
        {
            return VerificationProblems.KeyNotAccepted(subject, requirements.Identities);
        }

        var hint = content.Bundle.Key ?? default;
        var candidates = requirements.Keys.Where(key => (hint.Text ?? "").Length == 0 || hint.MayBe(key)).ToArray();
        if (candidates.Length == 0)
        {
            return VerificationProblems.OtherKey(subject, requirements.Keys, hint);
        }

        var key = candidates.FirstOrDefault(content.IsSignedBy);
        if (key is null)
        {
            return VerificationProblems.WrongSignature(subject, $"key {string.Join(", ", candidates.Select(candidate => candidate.Hint.Text))}");
        }

        var witness = WitnessVerification.Verify(content, new SignerBytes(key.Spki, IsCertificate: false), requirements, subject);
        return witness.Ok
            ? new VerifiedBundle(content.Bundle) { Key = key, Times = witness.Value.Times, Logs = witness.Value.Logs }
            : Checked<VerifiedBundle>.From(witness.Problems);
    }
}
