namespace Slipway.Trust.Rules;

/// <summary>Signing as an identity.</summary>
internal static class KeylessRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6600", "No signing configuration",
            "`--signing-config` names the `signing_config.json` of a Sigstore instance, version 0.2: where its certificate authority, its "
            + "logs and its time stamp authorities are. docs/keyless.md has an example."),
        new TrustRule("SLP6601", "There is no identity token",
            "To sign as an identity, somebody must vouch for it: a CI or an identity provider hands out an OIDC token with the audience "
            + "`sigstore`. Name the file that holds it with `--identity-token`, or put it into `SLIPWAY_IDENTITY_TOKEN`. GitHub's jobs with "
            + "`id-token: write` and GitLab's with `id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }` need nothing else."),
        new TrustRule("SLP6602", "An identity token that gets no certificate",
            "A certificate authority issues certificates for JSON web tokens with the audience `sigstore` that name a subject, or an "
            + "e-mail address that was verified. The message says what this one lacks."),
        new TrustRule("SLP6603", "The identity token has ended",
            "Tokens live for minutes. Get a new one right before signing; a build signs at its end, so let the token live as long as the build."),
        new TrustRule("SLP6604", "No service that can be asked",
            "A signature by an identity needs a certificate authority, a transparency log of version 2 and a time stamp authority that are "
            + "in use now and are reached by https. The log promises no time, so without time stamps nobody could verify the signature "
            + "after the certificate's few minutes. The message says which is missing."),
        new TrustRule("SLP6605", "A signing service did not answer",
            "The service was asked several times. Nothing was signed or written: a signature that lacks its log entry or its time would "
            + "be refused by whoever verifies it."),
        new TrustRule("SLP6606", "A signing service refused",
            "The message quotes what it said. A certificate authority refuses tokens of issuers that it does not know, and tokens that have "
            + "ended; a log refuses what it has already. Nothing was signed or written."),
        new TrustRule("SLP6607", "A signing service answered something else",
            "Certificate, log entry and time stamp are checked before they are used: the certificate must be for the new key, the entry of "
            + "this signature and in its tree, the stamp over this signature. Nothing was signed or written."),
    ];
}
