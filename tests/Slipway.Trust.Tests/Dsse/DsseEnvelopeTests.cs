using System.Text;
using Slipway.Trust.Dsse;

namespace Slipway.Trust.Tests.Dsse;

public sealed class DsseEnvelopeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    // The example of the protocol's own text, and one whose type has more bytes than characters.
    [InlineData("http://example.com/HelloWorld", "hello world", "DSSEv1 29 http://example.com/HelloWorld 11 hello world")]
    [InlineData("text/ü", "ä", "DSSEv1 7 text/ü 2 ä")]
    [InlineData("", "", "DSSEv1 0  0 ")]
    public void Encode_CountsBytes(string type, string payload, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);

        Assert.Equal(expected, Encoding.UTF8.GetString(PreAuthentication.Encode(type, bytes)));
        Assert.Equal(Sha256Digest.Of(Encoding.UTF8.GetBytes(expected)), PreAuthentication.Digest(type, bytes));
    }

    [Fact]
    public async Task SignAsync_ThenParse_KeepsEverything()
    {
        using var signer = TestKeys.Signer();
        var envelope = (await DsseEnvelope.SignAsync("text/plain", "hello"u8.ToArray(), signer, Token)).Required;

        var read = DsseEnvelope.Parse(envelope.ToBytes(), "envelope").Required;

        Assert.Equal("hello"u8, read.Payload.Span);
        Assert.Equal(signer.Key.Hint.Text, read.Signatures[0].KeyId);
        Assert.Single(read.SignaturesOf(signer.Key));
        Assert.Empty(read.SignaturesOf(TestKeys.Second.Key));
        Assert.Empty((read with { PayloadType = "text/html" }).SignaturesOf(signer.Key));
    }

    [Theory]
    [InlineData("""{"payload":"aGk=","payloadType":"t","signatures":[{"sig":"aG k="}]}""")]
    [InlineData("""{"payload":"aGl=","payloadType":"t","signatures":[]}""")]
    [InlineData("""{"payload":"aGk","payloadType":"t","signatures":[]}""")]
    [InlineData("""{"payload":"aGk=","payloadType":"t","payloadType":"u","signatures":[]}""")]
    [InlineData("""{"payload":"aGk=","payloadType":"\ud800","signatures":[]}""")]
    [InlineData("""{"payload":"aGk=","payloadType":"t","signatures":{}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Parse_OfWhatIsAmbiguousOrMalformed_IsRefused(string json) =>
        Assert.Equal("SLP6020", Assert.Single(DsseEnvelope.Parse(Encoding.UTF8.GetBytes(json), "envelope").Problems).Id);
}
