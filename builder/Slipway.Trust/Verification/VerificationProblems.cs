using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.Dsse;
using Slipway.Trust.Identities;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Verification;

/// <summary>Why a bundle does not prove what was asked of it.</summary>
internal static class VerificationProblems
{
    public static TrustProblem KeyNotAccepted(string subject, IEnumerable<ExpectedIdentity> identities) => new(
        "SLP6700", subject, "It is signed by a key, and no key is accepted here.",
        "Name the key that is to be trusted, or have it signed by an accepted identity.")
    {
        Expected = Any(identities),
        Found = "a signature by a key",
    };

    public static TrustProblem IdentityNotAccepted(string subject, IEnumerable<VerifyingKey> keys) => new(
        "SLP6701", subject, "It is signed with a certificate, and no identity is accepted here.",
        "Name issuer and subject that are to be trusted, or have it signed by an accepted key.")
    {
        Expected = Any(keys),
        Found = "a signature with a certificate",
    };

    public static TrustProblem OtherKey(string subject, IEnumerable<VerifyingKey> keys, KeyHint hint) => new(
        "SLP6702", subject, "It says that it is signed by another key.",
        "Check which of the publisher's keys this is meant to be signed by.")
    {
        Expected = Any(keys),
        Found = hint.Text,
    };

    public static TrustProblem WrongSignature(string subject, string signer) => new(
        "SLP6703", subject,
        $"The signature is not that of {signer} over this content: the content, the signature or the key is another one.",
        "Fetch it again from its publisher; do not use what it is about.");

    public static TrustProblem OtherArtifact(string subject, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found) => new(
        "SLP6704", subject, "It is the signature of another artifact.", "Check that artifact and bundle belong together.")
    {
        Expected = Convert.ToHexStringLower(expected),
        Found = Convert.ToHexStringLower(found),
    };

    public static TrustProblem OtherSubject(string subject, Artifact expected, IEnumerable<string> found) => new(
        "SLP6705", subject, "The signed statement is about something else.", "Check that artifact and bundle belong together.")
    {
        Expected = expected.ToString(),
        Found = string.Join(", ", found),
    };

    public static TrustProblem BytesNeeded(string subject, string algorithm) => new(
        "SLP6706", subject, $"The signature is over a {algorithm} digest, and only the SHA-256 of the artifact is known.",
        "Give the file itself instead of its digest.");

    public static TrustProblem WrongPayloadType(string subject, string found) => new(
        "SLP6707", subject, "The signed envelope holds no in-toto statement, so it says nothing of an artifact.",
        "Have the attestation made by a current tool.")
    {
        Expected = DsseEnvelope.InTotoType,
        Found = found,
    };

    public static TrustProblem WrongPredicateType(string subject, string expected, string found) => new(
        "SLP6708", subject, "The signed statement is of another kind than the one asked for.",
        "Ask for the kind that it is, or attach one of the kind that is needed.")
    {
        Expected = expected,
        Found = found,
    };

    public static TrustProblem NoRoot(string subject) => new(
        "SLP6709", subject, "Certificates, logs and time stamps can be judged only by a trusted root, and none was given.",
        "Give the trusted_root.json of the Sigstore instance that signed (--trusted-root).");

    public static TrustProblem TooFewLogs(string subject, int needed, IReadOnlyCollection<string> found) => new(
        "SLP6710", subject,
        "Too few operators of transparency logs hold an entry of this signature; several entries of one operator count once.",
        "Sign again with a log, or lower the threshold where a log is not needed.")
    {
        Expected = Number(needed),
        Found = found.Count == 0 ? "0" : $"{Number(found.Count)} ({string.Join(", ", found)})",
    };

    public static TrustProblem TooFewTimes(string subject, int needed, int found) => new(
        "SLP6711", subject, "Too few operators vouch for the time of the signature, and a certificate is only good for minutes.",
        "Sign again with a time stamp authority, or with a log that promises times.")
    {
        Expected = Number(needed),
        Found = Number(found),
    };

    public static TrustProblem BadCertificate(string subject, string reason) => new(
        "SLP6712", subject, $"The signer's certificate is not accepted: {reason}.",
        "Sign again; certificates of Fulcio are of the right kind.");

    public static TrustProblem NoChain(string subject, DateTimeOffset time, string reason, X509Certificate2 leaf) => new(
        "SLP6713", subject, $"The signer's certificate does not lead to a trusted authority at a time that is vouched for: {reason}",
        "Give the trusted root of the instance that issued the certificate; if it is the right one, the signature was not made while the certificate was good.")
    {
        Expected = $"valid at {time:u}",
        Found = $"issued by {leaf.Issuer}, valid {leaf.NotBefore.ToUniversalTime():u} to {leaf.NotAfter.ToUniversalTime():u}",
    };

    public static TrustProblem TooFewCertificateLogs(string subject, int needed, IReadOnlyCollection<string> found) => new(
        "SLP6714", subject,
        "Too few trusted certificate logs have seen the signer's certificate, so nobody could have noticed that it was issued.",
        "Sign again with an authority that logs what it issues, or give the trusted root that names its log.")
    {
        Expected = Number(needed),
        Found = Number(found.Count),
    };

    public static TrustProblem OtherIdentity(string subject, IEnumerable<ExpectedIdentity> expected, CertificateIdentity found) => new(
        "SLP6715", subject, "It is signed by somebody else.", "Check issuer and subject letter by letter; both are compared exactly.")
    {
        Expected = Any(expected),
        Found = found.ToString(),
    };

    private static string Any<T>(IEnumerable<T> accepted) => string.Join(" or ", accepted) is { Length: > 0 } text ? text : "none";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
