using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

public sealed class KeyTests
{
    private static readonly byte[] Content = "an artifact"u8.ToArray();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BundleRequirements ByFirst => new() { Keys = [TestKeys.First.Key] };

    [Fact]
    public async Task Verify_OfOurOwnBundles_NeedsNoRootAndNoBytes()
    {
        var message = BundleVerifier.Verify(await MessageAsync(), Artifact.Of(Sha256Digest.Of(Content)), ByFirst, "b");
        var statement = BundleVerifier.Verify(await StatementAsync(), Artifact.Of(Sha256Digest.Of(Content)), ByFirst, "b");

        Assert.Equal(TestKeys.First.Key, message.Required.Key);
        Assert.Equal(PredicateTypes.CosignSign, statement.Required.Statement!.PredicateType);
        Assert.Empty(statement.Required.Times);
    }

    [Fact]
    public async Task Verify_ByAnotherKey_NamesBoth()
    {
        var problem = Assert.Single(BundleVerifier.Verify(await MessageAsync(), Artifact.Of(Content),
            new BundleRequirements { Keys = [TestKeys.Second.Key] }, "b").Problems);

        Assert.Equal("SLP6702", problem.Id);
        Assert.Equal(TestKeys.First.Key.Hint.Text, problem.Found);
    }

    [Fact]
    public async Task Verify_ByAnotherKeyThatIsCalledOurs_IsRefused()
    {
        var bundle = await MessageAsync() with { Key = TestKeys.Second.Key.Hint };

        Assert.Equal("SLP6703",
            Assert.Single(BundleVerifier.Verify(bundle, Artifact.Of(Content), new BundleRequirements { Keys = [TestKeys.Second.Key] },
            "b").Problems).Id);
    }

    [Fact]
    public async Task Verify_WithNobodyAccepted_IsRefused() =>
        Assert.Equal("SLP6700",
            Assert.Single(BundleVerifier.Verify(await MessageAsync(), Artifact.Of(Content), new BundleRequirements(), "b").Problems).Id);

    [Fact]
    public async Task Verify_OfAnotherArtifactOrDigest_IsRefused()
    {
        var bundle = await MessageAsync();
        var other = Sha256Digest.Of("another"u8);

        Assert.Equal("SLP6704", Problem(bundle, Artifact.Of(other)));
        Assert.Equal("SLP6703", Problem(bundle with { Message = bundle.Message! with { Digest = other.ToBytes() } }, Artifact.Of(other)));
        Assert.Equal("SLP6705", Problem(await StatementAsync(), Artifact.Of(other)));
    }

    [Fact]
    public async Task Verify_OfASwappedPayloadOrType_IsRefused()
    {
        var bundle = await StatementAsync();
        var other = Statement.CosignSign(Sha256Digest.Of("another"u8));

        Assert.Equal("SLP6703",
            Problem(bundle with { Envelope = bundle.Envelope! with { Payload = other.ToBytes() } }, Artifact.Of("another"u8.ToArray())));
        Assert.Contains("SLP6707", Problems(bundle with { Envelope = bundle.Envelope! with { PayloadType = "text/plain" } }));
    }

    [Fact]
    public async Task Verify_OfAP1363Signature_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = await MessageAsync();
        var p1363 = bundle with
        {
            Key = null,
            Message = bundle.Message! with { Signature = key.SignData(Content, HashAlgorithmName.SHA256) }
        };

        var result = BundleVerifier.Verify(p1363 with { Key = new KeyHint("") }, Artifact.Of(Content),
            new BundleRequirements { Keys = [TestKeys.FromEcdsa(key)] }, "b");

        Assert.Equal("SLP6703", Assert.Single(result.Problems).Id);
    }

    [Fact]
    public async Task Parse_OfTwoSignaturesOrAForeignKeyId_IsRefused()
    {
        var json = JsonNode.Parse((await StatementAsync()).ToBytes())!;
        var signatures = json["dsseEnvelope"]!["signatures"]!.AsArray();
        signatures.Add(signatures[0]!.DeepClone());
        var twice = Bundle.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "b");
        signatures.RemoveAt(1);
        signatures[0]!["keyid"] = TestKeys.Second.Key.Hint.Text;
        var foreign = Bundle.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "b");

        Assert.Contains("2 signatures", twice.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("keyid", foreign.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P-384", "SHA384")]
    [InlineData("P-384", "SHA256")]
    [InlineData("RSA", "SHA256")]
    [InlineData("RSA", "SHA512")]
    public void Verify_OfMessagesByOtherKinds_Holds(string kind, string hash)
    {
        var algorithm = new HashAlgorithmName(hash);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        var (key, signature) = kind == "RSA"
            ? (VerifyingKey.FromSpki(rsa.ExportSubjectPublicKeyInfo())!, rsa.SignData(Content, algorithm, RSASignaturePadding.Pkcs1))
            : (TestKeys.FromEcdsa(ecdsa), ecdsa.SignData(Content, algorithm, DSASignatureFormat.Rfc3279DerSequence));
        var bundle = new Bundle
        {
            Key = key.Hint,
            Message = new MessageSignature(algorithm, CryptographicOperations.HashData(algorithm, Content), signature)
        };
        var requirements = new BundleRequirements { Keys = [key] };

        Assert.True(BundleVerifier.Verify(bundle, Artifact.Of(Content), requirements, "b").Ok);
        if (hash != "SHA256")
        {
            var hashed = Artifact.Of(Sha256Digest.Of(Content), algorithm, CryptographicOperations.HashData(algorithm, Content));
            Assert.True(BundleVerifier.Verify(bundle, hashed, requirements, "b").Ok);
            Assert.Equal("SLP6706", BundleVerifier.Verify(bundle, Artifact.Of(Sha256Digest.Of(Content)), requirements, "b").Problems[0].Id);
        }
    }

    private static string Problem(Bundle bundle, Artifact artifact) =>
        Assert.Single(BundleVerifier.Verify(bundle, artifact, ByFirst, "b").Problems).Id;

    private static IEnumerable<string> Problems(Bundle bundle) =>
        BundleVerifier.Verify(bundle, Artifact.Of(Content), ByFirst, "b").Problems.Select(problem => problem.Id);

    private static async Task<Bundle> MessageAsync()
    {
        using var signer = TestKeys.Signer();
        return (await BundleSigner.SignMessageAsync(Sha256Digest.Of(Content), signer, Token)).Required;
    }

    private static async Task<Bundle> StatementAsync()
    {
        using var signer = TestKeys.Signer();
        return (await BundleSigner.SignStatementAsync(Statement.CosignSign(Sha256Digest.Of(Content)), signer, Token)).Required;
    }
}
