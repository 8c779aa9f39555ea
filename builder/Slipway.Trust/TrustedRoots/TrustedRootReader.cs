using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;

namespace Slipway.Trust.TrustedRoots;

/// <summary>Reads the JSON of a trusted root.</summary>
internal static class TrustedRootReader
{
    private const int MostItems = 64;

    public static TrustedRoot Read(JsonElement root)
    {
        var mediaType = root.RequiredText("mediaType");
        if (!mediaType.StartsWith("application/vnd.dev.sigstore.trustedroot", StringComparison.Ordinal))
        {
            throw new JsonException($"'{mediaType}' is not the media type of a trusted root.");
        }

        return new TrustedRoot
        {
            Logs = ReadLogs(root, "tlogs"),
            CertificateLogs = ReadLogs(root, "ctlogs"),
            CertificateAuthorities = ReadAuthorities(root, "certificateAuthorities"),
            TimestampAuthorities = ReadAuthorities(root, "timestampAuthorities"),
        };
    }

    // A log with a key of a kind that is not verified with cannot vouch for anything: its entries are then entries of an unknown log.
    private static ImmutableArray<TransparencyLog> ReadLogs(JsonElement root, string name) =>
        [.. root.Items(name, MostItems).Select(ReadLog).OfType<TransparencyLog>()];

    private static TransparencyLog? ReadLog(JsonElement log)
    {
        var key = log.RequiredMember("publicKey");
        var address = log.Text("baseUrl") ?? "";
        var id = log.RequiredMember("logId").RequiredBytes("keyId");
        var validFor = key.ReadPeriod();
        return ReadKey(key) is not { } verifying
            ? null : new TransparencyLog(id, NameOf(address), verifying, validFor, log.Text("operator") ?? NameOf(address))
            {
                CheckpointKeyId = log.Member("checkpointKeyId")?.Bytes("keyId") is { Length: > 0 } checkpointKeyId ? checkpointKeyId : id,
            };
    }

    private static VerifyingKey? ReadKey(JsonElement key)
    {
        var bytes = key.RequiredBytes("rawBytes");
        if (key.Text("keyDetails") is not { } details || !details.StartsWith("PKCS1_", StringComparison.Ordinal))
        {
            return VerifyingKey.FromSpki(bytes);
        }

        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(bytes, out _);
        return VerifyingKey.FromSpki(rsa.ExportSubjectPublicKeyInfo());
    }

    private static ImmutableArray<CertificateAuthority> ReadAuthorities(JsonElement root, string name) =>
        [.. root.Items(name, MostItems).Select(ReadAuthority)];

    private static CertificateAuthority ReadAuthority(JsonElement authority)
    {
        var certificates = authority.RequiredMember("certChain").Items("certificates", MostItems)
            .Select(certificate => X509CertificateLoader.LoadCertificate(certificate.RequiredBytes("rawBytes"))).ToImmutableArray();
        return certificates.IsEmpty
            ? throw new JsonException("An authority has no certificates.")
            : new CertificateAuthority(certificates, authority.ReadPeriod(),
                authority.Text("operator") ?? NameOf(authority.Text("uri") ?? certificates[0].Subject));
    }

    private static string NameOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority + uri.AbsolutePath.TrimEnd('/') : address;
}
