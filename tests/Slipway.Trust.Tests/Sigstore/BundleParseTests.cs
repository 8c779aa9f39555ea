using System.Text;
using System.Text.Json.Nodes;
using Slipway.Trust.InToto;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Tests.Sigstore;

public sealed class BundleParseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mediaType", "\"application/vnd.dev.sigstore.bundle.v0.4+json\"", "media type")]
    [InlineData("verificationMaterial", "null", "'verificationMaterial' is missing")]
    [InlineData("verificationMaterial.publicKey", "null", "neither a key nor a certificate")]
    [InlineData("verificationMaterial.certificate", """{"rawBytes":"AAAA"}""", "more than one of")]
    [InlineData("verificationMaterial.publicKey.hint", "\"another\"", "is not the bundle's key hint")]
    [InlineData("messageSignature", """{"messageDigest":{"algorithm":"SHA2_256","digest":""},"signature":"AAAA"}""", "either 'messageSignature' or 'dsseEnvelope'")]
    [InlineData("dsseEnvelope", "null", "either 'messageSignature' or 'dsseEnvelope'")]
    [InlineData("dsseEnvelope.signatures", "[]", "0 signatures")]
    [InlineData("dsseEnvelope.signatures", """[{"sig":"AAAA"},{"sig":"AAAA"}]""", "2 signatures")]
    [InlineData("dsseEnvelope.payload", "\"=\"", "not base64")]
    [InlineData("verificationMaterial.tlogEntries", "[{}]", "'kindVersion' is missing")]
    [InlineData("verificationMaterial.tlogEntries", """[{"logIndex":"-1","logId":{"keyId":"AAAA"},"kindVersion":{"kind":"dsse","version":"0.0.1"},"canonicalizedBody":"AAAA"}]""", "'logIndex' is negative")]
    [InlineData("verificationMaterial.tlogEntries", """[{"logIndex":"1","logId":{"keyId":"AAAA"},"kindVersion":{"kind":"dsse","version":"0.0.1"},"canonicalizedBody":"AAAA"}]""", "no inclusion proof")]
    public async Task Parse_WithOneThingWrong_SaysWhich(string path, string value, string part)
    {
        var json = JsonNode.Parse((await SignedAsync()).ToBytes())!;
        var steps = path.Split('.');
        steps[..^1].Aggregate(json, (node, step) => node[step]!)[steps[^1]] = JsonNode.Parse(value);

        var problem = Assert.Single(Bundle.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "the bundle").Problems);

        Assert.Equal(("SLP6030", "the bundle"), (problem.Id, problem.Subject));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_OfUnknownFieldsAndNulls_IgnoresThem()
    {
        var json = JsonNode.Parse((await SignedAsync()).ToBytes())!;
        json["future"] = 1;
        json["messageSignature"] = null;
        json["verificationMaterial"]!["timestampVerificationData"] = null;
        json["verificationMaterial"]!["tlogEntries"] = null;

        Assert.True(Bundle.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "b").Ok);
    }

    [Fact]
    public void Parse_OfADeepOrHugeDocument_IsRefusedAtOnce()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 1_000_000));

        Assert.Equal("SLP6030", Bundle.Parse(deep, "b").Problems[0].Id);
        Assert.Equal("SLP6031", Bundle.Parse(new byte[BundleLimits.LargestBundle + 1], "b").Problems[0].Id);
    }

    [Fact]
    public async Task Parse_OfTooManyEntries_IsRefused()
    {
        var json = JsonNode.Parse((await SignedAsync()).ToBytes())!;
        json["verificationMaterial"]!["tlogEntries"] = new JsonArray([.. Enumerable.Range(0, 33).Select(_ => new JsonObject())]);

        Assert.Contains("more than 32", Bundle.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "b").Problems[0].Message, StringComparison.Ordinal);
    }

    private static async Task<Bundle> SignedAsync()
    {
        using var signer = TestKeys.Signer();
        return (await BundleSigner.SignStatementAsync(Statement.CosignSign(Sha256Digest.Of("x"u8)), signer, Token)).Required;
    }
}
