using System.Text;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Signing;

namespace Slipway.Trust.Tests.Sbom;

public sealed class SbomSignatureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignAsync_IsVerifiedByNodeAndStillStrictlyValid()
    {
        using var folder = new TempFolder();
        var signed = folder.Write("sbom.json", await SignAsync());

        var verified = await Judge.RunAsync("verify-jsf.mjs", signed);
        var valid = await Judge.RunAsync("cdx-validate.mjs", signed);

        Assert.True(verified.ExitCode == 0, verified.All);
        Assert.True(valid.ExitCode == 0, valid.All);
    }

    [Fact]
    public async Task Verifies_OfTheDocumentAsItIs_AndOfNoOther()
    {
        var signed = await SignAsync();
        var text = Encoding.UTF8.GetString(signed);

        Assert.True(SbomSignature.Verifies(signed, TestKeys.First.Key));
        Assert.False(SbomSignature.Verifies(signed, TestKeys.Second.Key));
        Assert.True(SbomSignature.Verifies(Encoding.UTF8.GetBytes(text.Replace("\n  ", "\n", StringComparison.Ordinal)), TestKeys.First.Key));
        Assert.False(SbomSignature.Verifies(Encoding.UTF8.GetBytes(text.Replace("13.0.3", "13.0.4", StringComparison.Ordinal)), TestKeys.First.Key));
        Assert.False(SbomSignature.Verifies(Encoding.UTF8.GetBytes(text.Replace("ES256", "ES384", StringComparison.Ordinal)), TestKeys.First.Key));
        Assert.False(SbomSignature.Verifies("{}"u8.ToArray(), TestKeys.First.Key));
    }

    [Fact]
    public async Task SignAsync_OfASignedDocument_ReplacesTheSignature()
    {
        using var signer = TestKeys.Signer(TestKeys.Second);
        var again = (await SbomSignature.SignAsync(await SignAsync(), signer, Token)).Required;

        Assert.True(SbomSignature.Verifies(again, TestKeys.Second.Key));
        Assert.False(SbomSignature.Verifies(again, TestKeys.First.Key));
    }

    private static async Task<byte[]> SignAsync()
    {
        using var signer = TestKeys.Signer();
        var bill = Samples.Server();
        var odd = bill with { Subject = bill.Subject with { Description = "line\nbreak \u0001 \u007f \u2028 ü 😀 \"quoted\" <b>" } };
        return (await SbomSignature.SignAsync(CycloneDxWriter.Write(odd, CycloneDxVersion.V16).Required, signer, Token)).Required;
    }
}
