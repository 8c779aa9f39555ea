namespace Slipway.Trust.Keys;

/// <summary>What can be wrong with a key or with a signer.</summary>
internal static class KeyProblems
{
    private const string MakeOne = "`slipway key new` makes a pair that every verifier accepts.";

    public static TrustProblem NoPem(string subject) => new(
        "SLP6001", subject, "There is no PEM text of a key's size in this, so no key can be read from it.", $"Name a key file in PEM form; {MakeOne}");

    public static TrustProblem WrongPem(string subject, string label) => new(
        "SLP6002", subject, $"The PEM text holds '{label}', which is no public key or certificate that can be read.",
        "Name the file with the public key (BEGIN PUBLIC KEY).");

    public static TrustProblem ManyKeys(string subject) => new(
        "SLP6002", subject, "The file holds more than one key, and nobody can tell which is meant.",
        "Put each into a file of its own; a policy can accept several.");

    public static TrustProblem UnsupportedKey(string subject) => new(
        "SLP6003", subject, "The public key is not of a kind that signatures are verified with.",
        "Use ECDSA (P-256, P-384, P-521), RSA of 2048 to 8192 bits, or Ed25519.");

    public static TrustProblem PrivateKeyGiven(string subject, string label) => new(
        "SLP6004", subject, $"This is a private key ('{label}'), and the public one was asked for.",
        "Name the .pub file beside it, and keep the private key away from verifiers.");

    public static TrustProblem PassphraseNeeded(string subject) => new(
        "SLP6005", subject, "The private key is encrypted, and no passphrase was given.",
        "Set SLIPWAY_KEY_PASSPHRASE, or answer the question on a terminal.");

    public static TrustProblem WrongPassphrase(string subject) => new(
        "SLP6006", subject, "The private key cannot be decrypted: the passphrase is wrong or the file is damaged.",
        "Check the passphrase; restore the file from its backup.");

    public static TrustProblem WrongCurve(string subject) => new(
        "SLP6007", subject,
        "The private key is not an ECDSA key on P-256; signatures of other kinds are refused by verifiers in common use.", MakeOne);

    public static TrustProblem CosignKey(string subject, string label) => new(
        "SLP6008", subject, $"'{label}' is cosign's own container (scrypt and NaCl), which is not read here.",
        $"Import a PKCS #8 key into both tools instead (`cosign import-key-pair`); {MakeOne}");

    public static TrustProblem NotAPrivateKey(string subject, string label) => new(
        "SLP6009", subject, $"The PEM text holds '{label}' where a private key is needed to sign.",
        "Name the private key (BEGIN ENCRYPTED PRIVATE KEY).");

    public static TrustProblem SignerFailed(string program, string reason) => new(
        "SLP6010", program, $"The external signer did not answer as its protocol asks: {reason}",
        "Run it by hand with the same words; docs/external-signer.md describes what it must print.");

    public static TrustProblem SignerNotStarted(string program, string reason) => new(
        "SLP6011", program, $"The external signer could not be started: {reason}", "Check the path and that the file may be executed.");

    public static TrustProblem SignerLied(string program, VerifyingKey key) => new(
        "SLP6012", program,
        $"The external signer returned a signature that is not the one of its public key over the digest it was given ({key.Hint}).",
        "The service signs with another key or hashes once more: it must sign the digest itself.");

    public static TrustProblem AnybodyMayWrite(string subject) => new(
        "SLP6013", subject, "Every user of this machine may write this file.", $"chmod o-w {subject}");
}
