using System.Security.Cryptography;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Tests.Keys;

public sealed class KeyFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_WithPassphrase_IsReadAndUsedByOpenssl()
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var folder = new TempFolder();
        var pair = KeyFile.Create("correct horse");
        folder.Write("key.pem", pair.PrivatePem);
        folder.Write("key.pub", pair.PublicPem);
        folder.Write("message", "hello");

        var signed = await CommandRunner.RunAsync(openssl, ["dgst", "-sha256", "-sign", folder["key.pem"], "-passin", "pass:correct horse", "-out", folder["sig"], folder["message"]]);
        var verified = await CommandRunner.RunAsync(openssl, ["dgst", "-sha256", "-verify", folder["key.pub"], "-signature", folder["sig"], folder["message"]]);

        Assert.True(signed.ExitCode == 0, signed.All);
        Assert.True(verified.ExitCode == 0, verified.All);
        var signature = await File.ReadAllBytesAsync(folder["sig"], Token);
        Assert.True(pair.Key.Verifies("hello"u8, signature));
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", pair.PrivatePem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithThePassphrase_SignsWhatThePublicHalfVerifies()
    {
        var pair = KeyFile.Create("correct horse");
        using var signer = KeyFile.Open(pair.PrivatePem, "correct horse", "key.pem").Required;

        var signature = await signer.SignAsync(Sha256Digest.Of("hello"u8), Token);

        Assert.True(pair.Key.Verifies("hello"u8, signature.Required.Der.Span));
        Assert.False(pair.Key.Verifies("hallo"u8, signature.Required.Der.Span));
        Assert.Equal(pair.Key, signer.Key);
    }

    [Theory]
    [InlineData("wrong", "SLP6006")]
    [InlineData("", "SLP6005")]
    public void Open_WithoutThePassphrase_SaysWhichOfTheTwo(string passphrase, string id)
    {
        var pair = KeyFile.Create("correct horse");

        var problem = Assert.Single(KeyFile.Open(pair.PrivatePem, passphrase, "key.pem").Problems);

        Assert.Equal((id, "key.pem"), (problem.Id, problem.Subject));
    }

    [Fact]
    public void Open_OfWhatIsNoSigningKey_SaysWhatItIs()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        Assert.Equal("SLP6001", KeyFile.Open("hello", "", "k").Problems[0].Id);
        Assert.Equal("SLP6009", KeyFile.Open(TestKeys.First.PublicPem, "", "k").Problems[0].Id);
        Assert.Equal("SLP6007", KeyFile.Open(p384.ExportPkcs8PrivateKeyPem(), "", "k").Problems[0].Id);
        Assert.Equal("SLP6007", KeyFile.Open(rsa.ExportPkcs8PrivateKeyPem(), "", "k").Problems[0].Id);
        Assert.Equal("SLP6008", KeyFile.Open("-----BEGIN ENCRYPTED COSIGN PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED COSIGN PRIVATE KEY-----\n", "", "k").Problems[0].Id);
    }

    [Fact]
    public void Open_OfUnencryptedForms_Succeeds()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        using var pkcs8 = KeyFile.Open(key.ExportPkcs8PrivateKeyPem(), "", "k").Required;
        using var sec1 = KeyFile.Open(key.ExportECPrivateKeyPem(), "", "k").Required;

        Assert.Equal(pkcs8.Key, sec1.Key);
    }
}
