using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Plugins.Email.Tests;

/// <summary>A certificate for localhost that nobody has signed.</summary>
internal sealed class TestCertificate : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public TestCertificate()
    {
        var request = new CertificateRequest("CN=localhost", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    public X509Certificate2 Certificate { get; }

    public string CertificatePem => Certificate.ExportCertificatePem();

    public string KeyPem => _key.ExportPkcs8PrivateKeyPem();

    public string Sha256 => Convert.ToHexString(Certificate.GetCertHash(HashAlgorithmName.SHA256));

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
