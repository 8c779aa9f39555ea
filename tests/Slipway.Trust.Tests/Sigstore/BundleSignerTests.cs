using Slipway.Trust.InToto;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Tests.Sigstore;

public sealed class BundleSignerTests : IDisposable
{
    private static readonly byte[] Artifact = "an artifact"u8.ToArray();

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SignMessageAsync_IsAcceptedBySigstoreJs()
    {
        var judged = await JudgeAsync(await SignMessageAsync());

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Contains("VERIFIED application/vnd.dev.sigstore.bundle.v0.3+json messageSignature", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignMessageAsync_JudgedWithAnotherArtifactOrKey_IsRefusedBySigstoreJs()
    {
        var bundle = await SignMessageAsync();

        Assert.Equal(1, (await JudgeAsync(bundle, "another artifact"u8.ToArray())).ExitCode);
        Assert.Equal(1, (await JudgeAsync(bundle, key: TestKeys.Second.PublicPem)).ExitCode);
    }

    [Fact]
    public async Task SignStatementAsync_IsAcceptedBySigstoreJs()
    {
        using var signer = TestKeys.Signer();
        var statement = Statement.CosignSign(Sha256Digest.Of(Artifact));
        var bundle = (await BundleSigner.SignStatementAsync(statement, signer, Token)).Required;

        var judged = await JudgeAsync(bundle);

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Contains($"dsseEnvelope https://sigstore.dev/cosign/sign/v1 [{{\"digest\":{{\"sha256\":\"{Sha256Digest.Of(Artifact).Hex}\"}}}}]", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToBytes_ThenParse_KeepsEverything()
    {
        var bundle = await SignMessageAsync();

        var read = Bundle.Parse(bundle.ToBytes(), "bundle").Required;

        Assert.Equal(bundle.ToBytes(), read.ToBytes());
        Assert.Equal(bundle.Key, read.Key);
    }

    private static async Task<Bundle> SignMessageAsync()
    {
        using var signer = TestKeys.Signer();
        return (await BundleSigner.SignMessageAsync(Sha256Digest.Of(Artifact), signer, Token)).Required;
    }

    private Task<CommandResult> JudgeAsync(Bundle bundle, byte[]? artifact = null, string? key = null) => Judge.RunAsync(
        "verify-key-bundle.mjs", _folder.Write("key.pub", key ?? TestKeys.First.PublicPem),
        _folder.Write("bundle.json", bundle.ToBytes()), _folder.Write("artifact", artifact ?? Artifact));
}
