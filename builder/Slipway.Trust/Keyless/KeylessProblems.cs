namespace Slipway.Trust.Keyless;

/// <summary>Why an identity could not sign.</summary>
internal static class KeylessProblems
{
    private const string Again = "Nothing was signed; sign again when the service answers.";

    public static TrustProblem MalformedConfig(string subject, string reason) => new(
        "SLP6600", subject, $"This is no signing configuration that can be read: {reason}",
        "Ask whoever runs the Sigstore instance for its signing_config.json of version 0.2.");

    public static TrustProblem NoToken(string source) => new(
        "SLP6601", source, "There is no identity token, and nobody else says who signs.",
        $"Name the file that holds an OIDC token with the audience '{IdentityToken.Audience}' (--identity-token FILE), or put the token into SLIPWAY_IDENTITY_TOKEN.");

    public static TrustProblem MalformedToken(string source, string reason) => new(
        "SLP6602", source, $"This is no identity token that a certificate can be issued for: {reason}.",
        $"Get an OIDC token with the audience '{IdentityToken.Audience}' from your CI or identity provider.");

    public static TrustProblem OtherAudience(string source, string audience) => new(
        "SLP6602", source, "The identity token is meant for somebody else.",
        $"Ask your CI or identity provider for a token with the audience '{IdentityToken.Audience}'.")
    {
        Expected = IdentityToken.Audience,
        Found = audience,
    };

    public static TrustProblem ExpiredToken(string source, string expired) => new(
        "SLP6603", source, $"The identity token ended at {expired}.", "Get a new one right before signing; they live for minutes.");

    public static TrustProblem NoService(string subject, ServiceKind kind, int needed, IReadOnlyCollection<SigningService> listed) => new(
        "SLP6604", subject, $"The signing configuration has not enough of what a signature by an identity needs: {kind.Name}.",
        "Ask whoever runs the Sigstore instance for its current signing configuration.")
    {
        Expected = $"{needed} that speaks version {kind.MajorApiVersion} and is in use now",
        Found = listed.Count == 0 ? "none" : string.Join(", ", listed),
    };

    public static TrustProblem NoTls(string subject, Uri service) => new(
        "SLP6604", subject, $"{service} is asked without TLS, and whoever reads along could sign as you.", "Name the service with https.");

    public static TrustProblem NoAnswer(Uri service, string reason) => new(
        "SLP6605", service.ToString(), $"The service did not answer: {reason}", Again);

    public static TrustProblem Refused(Uri service, int status, string said) => new(
        "SLP6606", service.ToString(), $"The service refused with status {status}{(said.Length == 0 ? "" : $": {said}")}",
        "Nothing was signed. Check that the identity's issuer is one that this Sigstore instance accepts.");

    public static TrustProblem Unusable(Uri service, string reason) => new(
        "SLP6607", service.ToString(), $"The service answered with something that would not verify: {reason}",
        "Nothing was signed. Tell whoever runs the service.");
}
