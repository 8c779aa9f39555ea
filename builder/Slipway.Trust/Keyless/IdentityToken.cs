using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Keyless;

/// <summary>
/// An OIDC token: who runs this, in the words of an issuer. It is not verified here, since the certificate authority does; what that would
/// refuse is said before anything is asked.
/// </summary>
public sealed class IdentityToken
{
    /// <summary>The audience of tokens for Sigstore.</summary>
    public const string Audience = "sigstore";

    private const int LargestToken = 64 * 1024;

    private IdentityToken(string text, string subject, DateTimeOffset expires) => (Text, Subject, Expires) = (text, subject, expires);

    /// <summary>The token itself: a secret.</summary>
    public string Text { get; }

    /// <summary>The identity that a certificate's key is bound to: the e-mail address when there is one, else the subject.</summary>
    public string Subject { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>Reads a token that is good at <paramref name="now"/>, if there is one; <paramref name="source"/> says where it came from.</summary>
    public static Checked<IdentityToken> Parse(string? text, DateTimeOffset now, string source)
    {
        if (text is null)
        {
            return KeylessProblems.NoToken(source);
        }

        var token = text.Trim();
        var parts = token.Split('.');
        if (token.Length > LargestToken || parts.Length != 3 || parts.Any(part => part.Length == 0))
        {
            return KeylessProblems.MalformedToken(source, "it is no JSON web token");
        }

        try
        {
            return CanonicalJson.Read<Checked<IdentityToken>>(Base64Url.DecodeFromChars(parts[1]), claims => Read(token, claims, now, source));
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // The message could quote the token.
            return KeylessProblems.MalformedToken(source, "its claims cannot be read");
        }
    }

    /// <summary>Nothing of it: it is a secret.</summary>
    public override string ToString() => $"the token of {Subject}";

    private static Checked<IdentityToken> Read(string token, JsonElement claims, DateTimeOffset now, string source)
    {
        var audience = claims.Member("aud") is { ValueKind: JsonValueKind.Array } several
            ? string.Join(", ", several.EnumerateArray().Select(JsonReading.ItemText))
            : claims.Text("aud") ?? "nobody";
        if (!audience.Split(", ").Contains(Audience, StringComparer.Ordinal))
        {
            return KeylessProblems.OtherAudience(source, audience);
        }

        var subject = claims.Text("email") is { Length: > 0 } address
            ? claims.Member("email_verified") is { ValueKind: JsonValueKind.True } ? address : null
            : claims.Text("sub");
        if (subject is not { Length: > 0 })
        {
            return KeylessProblems.MalformedToken(source, "it names nobody: it has neither a verified 'email' nor a 'sub'");
        }

        // Seconds since 1970, some issuers write fractions.
        var seconds = claims.RequiredMember("exp") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : throw new JsonException("'exp' is no number.");
        var expires = DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, int.MaxValue));
        return expires <= now
            ? KeylessProblems.ExpiredToken(source, expires.ToString("u", CultureInfo.InvariantCulture))
            : new IdentityToken(token, subject, expires);
    }
}
