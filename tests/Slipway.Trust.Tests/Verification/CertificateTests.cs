using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.Cosign;
using Slipway.Trust.Keys;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

public sealed class CertificateTests : IDisposable
{
    private readonly TestInstance _instance = new();

    public void Dispose() => _instance.Dispose();

    [Fact]
    public void Verify_OfACertificateThatWasGoodWhenLogged_Holds() => Assert.Empty(_instance.Problems(_instance.Certificate()));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(60 * 24 * 400)]
    public void Verify_OfACertificateThatWasNotGoodWhenLogged_IsRefused(int minutes) =>
        Assert.Equal(["SLP6713"], _instance.Problems(_instance.Certificate(), TestInstance.Noon.AddMinutes(minutes)));

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.1")]
    [InlineData("")]
    public void Verify_OfACertificateForAnotherUse_IsRefused(string usage) =>
        Assert.Equal(["SLP6713"], _instance.Problems(_instance.Certificate(usage: usage)));

    [Fact]
    public void Verify_OfAnAuthorityAsSigner_IsRefused() =>
        Assert.Equal(["SLP6712"],
            _instance.Problems(_instance.Certificate(request =>
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true)))));

    [Fact]
    public void Verify_OfARootThatTravelsWithTheBundle_IsRefused()
    {
        var bundle = _instance.Sign(_instance.Certificate(), TestInstance.Noon);

        var result = BundleVerifier.Verify(
            bundle with { Certificates = [.. bundle.Certificates, _instance.RootCertificate.RawData] }, Artifact.Of(TestInstance.Content),
                _instance.Requirements, "b");

        Assert.Equal("SLP6712", Assert.Single(result.Problems).Id);
    }

    [Fact]
    public void Verify_OfACertificateWithTwoNamesOrAForeignKind_IsRefused()
    {
        Assert.Equal(["SLP6712"], _instance.Problems(_instance.Certificate(names: names =>
        {
            names.AddEmailAddress(_instance.Identity.Subject);
            names.AddEmailAddress("evil@builder.test");
        })));
        Assert.Equal(["SLP6712"], _instance.Problems(_instance.Certificate(names: names => names.AddDnsName("dev.builder.test"))));
    }

    [Fact]
    public void Verify_OfACertificateOfAnotherAuthority_IsRefused()
    {
        using var other = new TestInstance();

        Assert.Equal(["SLP6713"], BundleVerifier.Verify(
            _instance.Sign(other.Certificate(request => { }), TestInstance.Noon.AddMinutes(1)), Artifact.Of(TestInstance.Content),
                _instance.Requirements, "b")
            .Problems.Select(problem => problem.Id).Where(id => id != "SLP6703"));
    }

    [Fact]
    public void Verify_OfACertificateThatNoLogSaw_IsRefusedByDefault()
    {
        var result = BundleVerifier.Verify(
            _instance.Sign(_instance.Certificate(), TestInstance.Noon), Artifact.Of(TestInstance.Content),
                _instance.Requirements with { CertificateLogThreshold = 1 }, "b");

        Assert.Equal("SLP6714", Assert.Single(result.Problems).Id);
    }

    [Fact]
    public void CosignVerify_OfAKeylessSignature_HoldsAndNotForAnotherImage()
    {
        var image = Sha256Digest.Of("a manifest"u8);
        var payload = new SimpleSigning("registry.test/a:1", image).ToBytes();
        var signature = _instance.SignCosign(payload);

        Assert.Equal(_instance.Identity.Subject,
            CosignVerifier.Verify(signature, image, _instance.Requirements, "layer").Required.Identity!.Subject);
        Assert.Equal("SLP6704",
            CosignVerifier.Verify(signature, Sha256Digest.Of("another"u8), _instance.Requirements, "layer").Problems[0].Id);
        Assert.Equal("SLP6710",
            CosignVerifier.Verify(signature with { Annotations = signature.Annotations.Remove(CosignNames.BundleAnnotation) }, image,
            _instance.Requirements, "layer").Problems[0].Id);
        Assert.Equal("SLP6022",
            CosignVerifier.Verify(signature with { Annotations = signature.Annotations.SetItem(CosignNames.BundleAnnotation, "{}") },
            image, _instance.Requirements, "layer").Problems[0].Id);
    }

    [Fact]
    public async Task CosignVerify_OfAKeySignature_HoldsAndNotForAnotherKey()
    {
        var image = Sha256Digest.Of("a manifest"u8);
        using var signer = TestKeys.Signer();
        var signature = (await CosignSignature.SignAsync(new SimpleSigning("registry.test/a:1", image), signer,
            TestContext.Current.CancellationToken)).Required;

        Assert.True(CosignVerifier.Verify(signature, image, new BundleRequirements { Keys = [TestKeys.First.Key, TestKeys.Second.Key] },
            "layer").Ok);
        Assert.Equal("SLP6703",
            CosignVerifier.Verify(signature, image, new BundleRequirements { Keys = [TestKeys.Second.Key] }, "layer").Problems[0].Id);
    }

    [Fact]
    public async Task CosignVerify_OfASwappedPayloadOrAP1363Signature_IsRefused()
    {
        var (image, other) = (Sha256Digest.Of("a manifest"u8), Sha256Digest.Of("another"u8));
        using var signer = TestKeys.Signer();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var document = new SimpleSigning("registry.test/a:1", image);
        var signature = (await CosignSignature.SignAsync(document, signer, TestContext.Current.CancellationToken)).Required;
        var pair = Convert.ToBase64String(key.SignData(document.ToBytes(), HashAlgorithmName.SHA256));

        string Problem(CosignSignature tampered, Sha256Digest about, VerifyingKey by) =>
            CosignVerifier.Verify(tampered, about, new BundleRequirements { Keys = [by] }, "layer").Problems[0].Id;

        Assert.Equal("SLP6703", Problem(signature with { Payload = new SimpleSigning("registry.test/a:1", other).ToBytes() }, other, TestKeys.First.Key));
        Assert.Equal("SLP6704", Problem(signature, other, TestKeys.First.Key));
        Assert.Equal("SLP6703", Problem(
            signature with { Annotations = signature.Annotations.SetItem(CosignNames.SignatureAnnotation, pair) }, image, TestKeys.FromEcdsa(key)));
    }
}
