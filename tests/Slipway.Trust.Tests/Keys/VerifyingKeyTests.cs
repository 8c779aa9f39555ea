using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Tests.Keys;

public sealed class VerifyingKeyTests
{
    [Fact]
    public void Verifies_P1363Signature_IsFalse()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var p1363 = key.SignData("hello"u8, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var der = key.SignData("hello"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        Assert.False(TestKeys.FromEcdsa(key).Verifies("hello"u8, p1363));
        Assert.True(TestKeys.FromEcdsa(key).Verifies("hello"u8, der));
        Assert.False(TestKeys.FromEcdsa(key).Verifies("hello"u8, [.. der, 0]));
    }

    [Theory]
    [InlineData(384)]
    [InlineData(521)]
    public void Verifies_LargerCurves_WithTheirHashOrSha256(int size)
    {
        using var key = ECDsa.Create(size == 384 ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP521);
        var own = size == 384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA512;

        Assert.True(TestKeys.FromEcdsa(key).Verifies("hello"u8, key.SignData("hello"u8, own, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.True(TestKeys.FromEcdsa(key).Verifies("hello"u8, key.SignData("hello"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Fact]
    public void FromSpki_OfRsa_RefusesShortKeysAndVerifiesPkcs1()
    {
        using var rsa = RSA.Create(2048);
        using var weak = RSA.Create(1024);
        var key = VerifyingKey.FromSpki(rsa.ExportSubjectPublicKeyInfo())!;

        Assert.True(key.Verifies("hello"u8, rsa.SignData("hello"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        Assert.False(key.Verifies("hello"u8, rsa.SignData("hello"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        Assert.Null(VerifyingKey.FromSpki(weak.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void FromSpki_OfGarbage_IsNull()
    {
        var spki = TestKeys.First.Key.Spki.ToArray();

        Assert.Null(VerifyingKey.FromSpki(new byte[] { 1, 2, 3 }));
        Assert.Null(VerifyingKey.FromSpki((byte[])[.. spki, 0]));
        Assert.Null(VerifyingKey.FromSpki(spki.AsMemory(0, spki.Length - 1)));
    }

    [Fact]
    public void Parse_OfCertificate_TakesItsKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));

        Assert.Equal(TestKeys.FromEcdsa(key), VerifyingKey.Parse(certificate.ExportCertificatePem(), "cert").Required);
    }

    [Fact]
    public void Parse_OfPrivateKey_WarnsOfIt() =>
        Assert.Equal("SLP6004", VerifyingKey.Parse(TestKeys.First.PrivatePem, "key.pem").Problems[0].Id);

    [Fact]
    public void MayBe_ComparesFingerprintsAndLeavesFreeTextAlone()
    {
        var key = TestKeys.First.Key;

        Assert.True(key.Hint.MayBe(key));
        Assert.True(new KeyHint(Convert.ToHexStringLower(Convert.FromBase64String(key.Hint.Text))).MayBe(key));
        Assert.True(new KeyHint("the release key").MayBe(key));
        Assert.False(key.Hint.MayBe(TestKeys.Second.Key));
    }
}
