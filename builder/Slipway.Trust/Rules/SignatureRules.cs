namespace Slipway.Trust.Rules;

/// <summary>Why a bundle does not prove what was asked of it.</summary>
internal static class SignatureRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6700", "Signed by a key, and no key is accepted",
            "Name the key, or have it signed by an accepted identity."),
        new TrustRule("SLP6701", "Signed with a certificate, and no identity is accepted",
            "Name issuer and subject, or have it signed by an accepted key."),
        new TrustRule("SLP6702", "Signed by another key",
            "The bundle names the key that signed it, and it is none of those accepted."),
        new TrustRule("SLP6703", "The signature does not verify",
            "Content, signature or key is another one. Do not use what it is about; fetch it again from its publisher."),
        new TrustRule("SLP6704", "The signature of another artifact",
            "The digest in the bundle is not that of the artifact at hand."),
        new TrustRule("SLP6705", "A statement about something else",
            "None of the statement's subjects has the digest of the artifact at hand."),
        new TrustRule("SLP6706", "The artifact itself is needed",
            "The signature is over another digest than SHA-256, which cannot be computed from a SHA-256."),
        new TrustRule("SLP6707", "The envelope holds no statement",
            "Only in-toto statements say something of an artifact."),
        new TrustRule("SLP6708", "A statement of another kind",
            "The predicate's type is not the one that was asked for."),
        new TrustRule("SLP6709", "There is no trusted root",
            "Certificates, logs and time stamps mean nothing without somebody to believe. Give the `trusted_root.json` of the "
            + "Sigstore instance that signed."),
        new TrustRule("SLP6710", "Too few transparency logs",
            "Fewer operators of logs than demanded hold an entry of the signature. An entry given twice, or two logs of one "
            + "operator, count once."),
        new TrustRule("SLP6711", "Too few vouch for the time",
            "A certificate is good for minutes, so somebody must vouch that the signature was made in them: a log that promises "
            + "times, or a time stamp authority."),
        new TrustRule("SLP6712", "The certificate is not accepted",
            "The signer's certificate cannot be read, may issue others, brings its own root, or does not name exactly one identity."),
        new TrustRule("SLP6713", "The certificate leads to no trusted authority",
            "At a time that is vouched for, the certificate was not valid, not for signatures, or not issued by an authority that "
            + "was in use. At every such time it must have been."),
        new TrustRule("SLP6714", "Too few certificate logs",
            "No trusted log has seen the certificate, so nobody could have noticed that it was issued."),
        new TrustRule("SLP6715", "Signed by somebody else",
            "Issuer and subject are compared exactly, letter by letter."),
        new TrustRule("SLP6720", "An entry of an unknown log",
            "The trusted root does not know the log: it may be another Sigstore instance's, or the root is old."),
        new TrustRule("SLP6721", "A log entry without proof",
            "It carries neither a promise nor an inclusion proof with a checkpoint."),
        new TrustRule("SLP6722", "A broken promise",
            "The promise is not the log's signature over this entry and its time."),
        new TrustRule("SLP6723", "A broken inclusion proof",
            "The proof does not lead from the entry to the root of the tree."),
        new TrustRule("SLP6724", "A checkpoint that does not vouch",
            "It is no signed note, it is not signed by the entry's own log, or it speaks of another tree."),
        new TrustRule("SLP6725", "The log's key was not in use",
            "The trusted root says in which time the key signed; the entry is from another."),
        new TrustRule("SLP6726", "A log entry about something else",
            "The entry is genuine, but its digest, signature or signer is not that of the bundle. Verifiers that forgot to compare "
            + "them were fooled: CVE-2022-36056, CVE-2026-22703."),
        new TrustRule("SLP6730", "No time stamp",
            "The response is no granted RFC 3161 time stamp."),
        new TrustRule("SLP6731", "A time stamp by nobody trusted",
            "It is not over this signature, or not by an authority of the trusted root while it was in use."),
    ];
}
