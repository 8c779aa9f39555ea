using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Cosign;
using Slipway.Trust.Identities;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

/// <summary>An authority and a log of our own, for certificates and times that no honest service would hand out.</summary>
internal sealed class TestInstance : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly byte[] Content = "an artifact"u8.ToArray();

    private const string IssuerOid = "1.3.6.1.4.1.57264.1.8";

    private readonly ECDsa _log = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _ca = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public TestInstance()
    {
        var request = new CertificateRequest("CN=test authority", _ca, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Noon.AddYears(-1), Noon.AddYears(1));
    }

    public ExpectedIdentity Identity { get; } = new("https://issuer.test", "dev@builder.test");

    public TrustedRoot Root => new()
    {
        Logs = [new TransparencyLog(SHA256.HashData(_log.ExportSubjectPublicKeyInfo()), "log.test", TestKeys.FromEcdsa(_log),
            new ValidityPeriod(Noon.AddYears(-1), null), "log.test")],
        CertificateAuthorities = [new CertificateAuthority([_root], new ValidityPeriod(Noon.AddYears(-1), null), "ca.test")],
    };

    public BundleRequirements Requirements => new() { Identities = [Identity], Root = Root, CertificateLogThreshold = 0 };

    public X509Certificate2 RootCertificate => _root;

    /// <summary>A certificate that is good for ten minutes from noon, unless it is changed.</summary>
    public X509Certificate2 Certificate(Action<CertificateRequest>? change = null, Action<SubjectAlternativeNameBuilder>? names = null,
        string usage = "1.3.6.1.5.5.7.3.3")
    {
        var request = new CertificateRequest(new X500DistinguishedName(""), _signer, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        if (usage.Length > 0)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        }

        var alternative = new SubjectAlternativeNameBuilder();
        (names ?? (builder => builder.AddEmailAddress(Identity.Subject)))(alternative);
        request.CertificateExtensions.Add(alternative.Build(critical: true));
        request.CertificateExtensions.Add(new X509Extension(IssuerOid,
            [0x0c, (byte)Identity.Issuer.Length, .. Encoding.ASCII.GetBytes(Identity.Issuer)], false));
        change?.Invoke(request);
        return request.Create(_root.SubjectName, X509SignatureGenerator.CreateForECDsa(_ca), Noon, Noon.AddMinutes(10), [1, 2, 3]);
    }

    /// <summary>A bundle of version 0.1 whose log entry was taken at some time.</summary>
    public Bundle Sign(X509Certificate2 certificate, DateTimeOffset logged) => Sign(certificate, Content, logged);

    /// <summary>The same in cosign's first form.</summary>
    public CosignSignature SignCosign(byte[] payload)
    {
        using var certificate = Certificate();
        var bundle = Sign(certificate, payload, Noon.AddMinutes(1));
        var entry = bundle.LogEntries[0];
        var promise = JsonSerializer.Serialize(new
        {
            SignedEntryTimestamp = entry.SignedEntryTimestamp!.Value.ToArray(),
            Payload = new
            {
                body = entry.Body.ToArray(),
                integratedTime = entry.IntegratedTime,
                logIndex = entry.LogIndex,
                logID = Convert.ToHexStringLower(entry.LogId.Span)
            },
        });
        return new CosignSignature(payload, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            .Add(CosignNames.SignatureAnnotation, Convert.ToBase64String(bundle.Signature.Span))
            .Add(CosignNames.CertificateAnnotation, certificate.ExportCertificatePem() + "\n")
            .Add(CosignNames.ChainAnnotation, _root.ExportCertificatePem() + "\n")
            .Add(CosignNames.BundleAnnotation, promise));
    }

    private Bundle Sign(X509Certificate2 certificate, byte[] content, DateTimeOffset logged)
    {
        var signature = _signer.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            apiVersion = "0.0.1",
            kind = "hashedrekord",
            spec = new
            {
                data = new { hash = new { algorithm = "sha256", value = Sha256Digest.Of(content).Hex } },
                signature = new
                {
                    content = signature,
                    publicKey = new { content = Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n") }
                },
            },
        });
        return new Bundle
        {
            Version = BundleVersion.V01,
            Certificates = [certificate.RawData],
            Message = new MessageSignature(HashAlgorithmName.SHA256, SHA256.HashData(content), signature),
            LogEntries = [Promise(body, logged.ToUnixTimeSeconds())],
        };
    }

    /// <summary>The ids of what is wrong with a bundle of this certificate, logged at this time.</summary>
    public ImmutableArray<string> Problems(X509Certificate2 certificate, DateTimeOffset? logged = null) =>
        [.. BundleVerifier.Verify(Sign(certificate, logged ?? Noon.AddMinutes(5)), Artifact.Of(Content), Requirements,
            "b").Problems.Select(problem => problem.Id)];

    public void Dispose()
    {
        _log.Dispose();
        _ca.Dispose();
        _signer.Dispose();
        _root.Dispose();
    }

    private LogEntry Promise(byte[] body, long time)
    {
        var id = SHA256.HashData(_log.ExportSubjectPublicKeyInfo());
        var signed = $$"""{"body":"{{Convert.ToBase64String(body)}}","integratedTime":{{time}},"logID":"{{Convert.ToHexStringLower(id)}}","logIndex":7}""";
        return new LogEntry(id, 7, body)
        {
            Kind = "hashedrekord",
            KindVersion = "0.0.1",
            IntegratedTime = time,
            SignedEntryTimestamp = _log.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence),
        };
    }
}
