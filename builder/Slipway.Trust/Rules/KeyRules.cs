namespace Slipway.Trust.Rules;

/// <summary>Keys and signers.</summary>
internal static class KeyRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6001", "There is no PEM text",
            "A key is read from PEM text (`-----BEGIN ...-----`). The file that was named holds none. `slipway key new` makes a "
            + "pair that every verifier accepts."),
        new TrustRule("SLP6002", "The PEM text holds no public key",
            "A public key is read from `BEGIN PUBLIC KEY` or from a certificate. The message says what the file holds instead."),
        new TrustRule("SLP6003", "A public key of an unsupported kind",
            "Signatures are verified with ECDSA on P-256, P-384 and P-521, with RSA of 2048 to 8192 bits, and with Ed25519. Other "
            + "keys are refused, also weaker ones."),
        new TrustRule("SLP6004", "A private key where a public one belongs",
            "Verifying needs the public half only. Name the `.pub` file, and keep the private key away from machines that verify."),
        new TrustRule("SLP6005", "The key is encrypted and no passphrase was given",
            "Set `SLIPWAY_KEY_PASSPHRASE`, or run the command on a terminal, where it asks."),
        new TrustRule("SLP6006", "The key cannot be decrypted",
            "The passphrase is wrong, or the file is damaged."),
        new TrustRule("SLP6007", "The private key is not one on P-256",
            "Signatures by other kinds of key are refused by verifiers in common use, so Slipway makes none. `slipway key new` "
            + "makes a pair that every verifier accepts."),
        new TrustRule("SLP6008", "A key in cosign's own container",
            "cosign encrypts its keys with scrypt and NaCl, which is not read here. Import one PKCS #8 key into both tools instead."),
        new TrustRule("SLP6009", "The PEM text holds no private key",
            "Signing needs `BEGIN ENCRYPTED PRIVATE KEY`, `BEGIN PRIVATE KEY` or `BEGIN EC PRIVATE KEY`."),
        new TrustRule("SLP6010", "The external signer did not answer",
            "The program that signs did not keep to its protocol, took too long, or failed; the message says which, with what it "
            + "wrote to standard error. docs/external-signer.md describes the protocol."),
        new TrustRule("SLP6011", "The external signer could not be started",
            "Check the path, and that the file may be executed."),
        new TrustRule("SLP6012", "The external signer's signature does not verify",
            "Every signature is verified before it is used. The service signs with another key than the one it named, or hashes the "
            + "digest once more."),
        new TrustRule("SLP6013", "Anybody may change whom to believe",
            "The file of a key, a policy or a trusted root may be written by every user of this machine. Whoever writes it decides what is "
            + "believed, or signs in your name. `chmod o-w FILE` mends it.") { IsWarning = true },
    ];
}
