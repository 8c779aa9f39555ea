using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Slipway.Trust.Identities;

/// <summary>Reads the identity out of a certificate.</summary>
internal static class CertificateIdentityReader
{
    private const string AlternativeNames = "2.5.29.17";
    private const string Fulcio = "1.3.6.1.4.1.57264.1.";
    private const string IssuerV2 = Fulcio + "8";
    private const string IssuerV1 = Fulcio + "1";
    private const string UserName = Fulcio + "7";

    private static readonly ImmutableSortedDictionary<string, string> ClaimNames = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create(Fulcio + "9", "buildSignerUri"),
        KeyValuePair.Create(Fulcio + "10", "buildSignerDigest"),
        KeyValuePair.Create(Fulcio + "11", "runnerEnvironment"),
        KeyValuePair.Create(Fulcio + "12", "sourceRepositoryUri"),
        KeyValuePair.Create(Fulcio + "13", "sourceRepositoryDigest"),
        KeyValuePair.Create(Fulcio + "14", "sourceRepositoryRef"),
        KeyValuePair.Create(Fulcio + "16", "sourceRepositoryOwnerUri"),
        KeyValuePair.Create(Fulcio + "18", "buildConfigUri"),
        KeyValuePair.Create(Fulcio + "19", "buildConfigDigest"),
        KeyValuePair.Create(Fulcio + "20", "buildTrigger"),
        KeyValuePair.Create(Fulcio + "21", "runInvocationUri"),
    ]);

    /// <summary>Reads the identity; null when the certificate has no issuer or not exactly one name.</summary>
    public static CertificateIdentity? Read(X509Certificate2 certificate)
    {
        try
        {
            var names = certificate.Extensions[AlternativeNames] is { } extension ? ReadNames(extension.RawData) : [];
            var issuer = certificate.Extensions[IssuerV2] is { } second ? ReadText(second.RawData)
                : certificate.Extensions[IssuerV1] is { } first ? Encoding.UTF8.GetString(first.RawData)
                : null;
            return names is [{ Length: > 0 } subject] && issuer is { Length: > 0 }
                ? new CertificateIdentity(issuer, subject) { Claims = ReadClaims(certificate) }
                : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> ReadClaims(X509Certificate2 certificate) => certificate.Extensions
        .Where(extension => extension.Oid?.Value is { } oid && ClaimNames.ContainsKey(oid))
        .ToImmutableSortedDictionary(extension => ClaimNames[extension.Oid!.Value!], extension => ReadText(extension.RawData), StringComparer.Ordinal);

    private static string ReadText(byte[] der) => new AsnReader(der, AsnEncodingRules.DER).ReadCharacterString(UniversalTagNumber.UTF8String);

    private static List<string?> ReadNames(byte[] der)
    {
        var names = new List<string?>();
        var reader = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        while (reader.HasData)
        {
            var tag = reader.PeekTag();
            names.Add(tag.TagClass != TagClass.ContextSpecific ? null : tag.TagValue switch
            {
                1 or 6 => reader.ReadCharacterString(UniversalTagNumber.IA5String, tag),
                0 => ReadOtherName(reader.ReadSequence(tag)),
                _ => null,
            });
            if (names[^1] is null)
            {
                return names; // a name of a kind that no policy speaks of
            }
        }

        return names;
    }

    private static string? ReadOtherName(AsnReader name) => name.ReadObjectIdentifier() != UserName
        ? null
        : name.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)).ReadCharacterString(UniversalTagNumber.UTF8String);
}
