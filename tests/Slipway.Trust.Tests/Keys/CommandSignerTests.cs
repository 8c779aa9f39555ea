using Slipway.Trust.Keys;

namespace Slipway.Trust.Tests.Keys;

public sealed class CommandSignerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SignAsync_ByAScriptOverOpenssl_IsTheKeysSignature()
    {
        Tool.Require("openssl", "openssl");
        var signer = await CommandSigner.ConnectAsync(Script(Openssl("base64 -w0")), Token);

        var signature = await signer.Required.SignAsync(Sha256Digest.Of("hello"u8), Token);

        Assert.Equal(TestKeys.First.Key, signer.Required.Key);
        Assert.True(TestKeys.First.Key.Verifies("hello"u8, signature.Required.Der.Span));
    }

    [Fact]
    public async Task SignAsync_ByAServiceThatReturnsTheNumbersSideBySide_IsMadeDer()
    {
        Tool.Require("openssl", "openssl");
        var pair = "openssl asn1parse -inform DER | awk -F: '/INTEGER/ {v=$NF; while (length(v) < 64) v=\"0\" v; printf \"%s\", substr(v, length(v) - 63)}' | xxd -r -p | base64 -w0";
        Tool.Require("xxd", "xxd");
        var signer = await CommandSigner.ConnectAsync(Script(Openssl(pair)), Token);

        var signature = await signer.Required.SignAsync(Sha256Digest.Of("hello"u8), Token);

        Assert.True(TestKeys.First.Key.Verifies("hello"u8, signature.Required.Der.Span));
    }

    [Fact]
    public async Task SignAsync_ByAnotherKey_IsRefused()
    {
        Tool.Require("openssl", "openssl");
        _folder.Write("other.pem", TestKeys.Second.PrivatePem);
        var signer = await CommandSigner.ConnectAsync(Script(Openssl("base64 -w0").Replace("key.pem", "other.pem", StringComparison.Ordinal)), Token);

        var signature = await signer.Required.SignAsync(Sha256Digest.Of("hello"u8), Token);

        Assert.Equal("SLP6012", Assert.Single(signature.Problems).Id);
    }

    [Theory]
    [InlineData("echo no token in the slot >&2; exit 3", "SLP6010", "exit code 3: no token in the slot")]
    [InlineData("echo hello", "SLP6001", "no PEM")]
    [InlineData("head -c 70000 /dev/zero", "SLP6010", "more than")]
    [InlineData("sleep 30", "SLP6010", "longer than")]
    public async Task ConnectAsync_ToAProgramThatMisbehaves_SaysHow(string body, string id, string part)
    {
        var command = Script(body) with { Timeout = TimeSpan.FromSeconds(2) };

        var problem = Assert.Single((await CommandSigner.ConnectAsync(command, Token)).Problems);

        Assert.Equal(id, problem.Id);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_ToNoProgram_SaysSo() =>
        Assert.Equal("SLP6011", (await CommandSigner.ConnectAsync(new SignerCommand(_folder["absent"], []), Token)).Problems[0].Id);

    private SignerCommand Script(string body) => new("/bin/sh", [_folder.Write("signer.sh", body)]);

    // The example of docs/external-signer.md, over a file.
    private string Openssl(string encode)
    {
        _folder.Write("key.pem", TestKeys.First.PrivatePem);
        _folder.Write("key.pub", TestKeys.First.PublicPem);
        return $"""
            set -eu
            case "$1" in
              public-key) cat '{_folder["key.pub"]}' ;;
              sign) printf '%s' "$2" | cut -d: -f2 | xxd -r -p | openssl pkeyutl -sign -inkey '{_folder["key.pem"]}' | {encode} ;;
            esac
            """;
    }
}
