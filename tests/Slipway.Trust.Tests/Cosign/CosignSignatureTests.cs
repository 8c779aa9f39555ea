using System.Text;
using Slipway.Trust.Cosign;

namespace Slipway.Trust.Tests.Cosign;

public sealed class CosignSignatureTests
{
    private static readonly Sha256Digest Image = Sha256Digest.Of("a manifest"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void ToBytes_WritesWhatCosignWrites() => Assert.Equal(
        $$$"""{"critical":{"identity":{"docker-reference":"registry.test/a/b:1.0"},"image":{"docker-manifest-digest":"{{{Image}}}"},"type":"cosign container image signature"},"optional":null}""",
        Encoding.UTF8.GetString(new SimpleSigning("registry.test/a/b:1.0", Image).ToBytes()));

    [Fact]
    public async Task SignAsync_IsVerifiedByOpenssl()
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var folder = new TempFolder();
        using var signer = TestKeys.Signer();
        var signature = (await CosignSignature.SignAsync(new SimpleSigning("registry.test/a/b:1.0", Image), signer, Token)).Required;

        var judged = await CommandRunner.RunAsync(openssl, [
            "dgst", "-sha256", "-verify", folder.Write("key.pub", TestKeys.First.PublicPem),
            "-signature", folder.Write("sig", Convert.FromBase64String(signature.Annotations[CosignNames.SignatureAnnotation])),
            folder.Write("payload", signature.Payload.Span)]);

        Assert.True(judged.ExitCode == 0, judged.All);
    }

    [Fact]
    public async Task ConfigOf_ListsThePayloads()
    {
        using var signer = TestKeys.Signer();
        var signature = (await CosignSignature.SignAsync(new SimpleSigning("r", Image), signer, Token)).Required;

        Assert.Equal(
            $$$"""{"architecture":"","os":"","config":{},"rootfs":{"type":"layers","diff_ids":["{{{Sha256Digest.Of(signature.Payload.Span)}}}"]}}""",
            Encoding.UTF8.GetString(CosignSignature.ConfigOf([signature])));
        Assert.Equal($"sha256-{Image.Hex}.sig", CosignNames.SignatureTag(Image));
    }

    [Theory]
    [InlineData("cosign container image signature", "md5:00")]
    [InlineData("atomic container signature", null)]
    public void Parse_OfAnotherKind_IsRefused(string type, string? digest)
    {
        var json = $$$"""{"critical":{"identity":{"docker-reference":"r"},"image":{"docker-manifest-digest":"{{{digest ?? Image.ToString()}}}"},"type":"{{{type}}}"},"optional":{"a":1}}""";

        Assert.Equal("SLP6022", Assert.Single(SimpleSigning.Parse(Encoding.UTF8.GetBytes(json), "layer").Problems).Id);
    }
}
