using System.Security.Cryptography;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

/// <summary>Whatever byte of a bundle is changed: it is refused, or it still proves exactly the same by exactly the same means.</summary>
public sealed class MutationTests(MockSigstore sigstore)
{
    [Theory]
    [InlineData("key-dsse", 1)]
    [InlineData("key-message-rekor1", 5)]
    [InlineData("dsse-rekor1", 13)]
    [InlineData("message-rekor2-tsa", 13)]
    [InlineData("dsse-rekor2-tsa", 13)]
    public void Verify_OfABundleWithOneByteChanged_IsRefusedOrProvesTheSame(string name, int step)
    {
        _ = Judge.Node;
        var original = File.ReadAllBytes(sigstore[name]);
        var requirements = sigstore.By(sigstore.Workflow) with { Keys = [sigstore.Key] };
        if (name == "key-message-rekor1")
        {
            requirements = requirements with { LogThreshold = 1, TimeThreshold = 1 };
        }

        var expected = Proof(original, requirements);
        Assert.NotNull(expected);

        for (var at = 0; at < original.Length; at += step)
        {
            foreach (var flip in (byte[])[1, 4, 0x20, 0x80])
            {
                var changed = original.ToArray();
                changed[at] ^= flip;
                var proof = Proof(changed, requirements);
                Assert.True(proof is null || proof == expected, $"byte {at} xor {flip} of {name} proves something else");
            }
        }
    }

    [Theory]
    [InlineData("dsse-rekor2-tsa")]
    [InlineData("message-rekor1")]
    public void Verify_OfAKeylessBundleWithAnyByteChanged_IsRefusedOrProvesTheSame(string name)
    {
        _ = Judge.Node;
        var original = File.ReadAllBytes(sigstore[name]);
        var requirements = sigstore.By(sigstore.Workflow);
        var expected = Proof(original, requirements);
        Assert.NotNull(expected);
        byte[] flips = [1, 2, 4, 0x10, 0x20, 0x40, 0x80];

        // Every byte once, each time another bit.
        Parallel.For(0, original.Length, at =>
        {
            var changed = original.ToArray();
            changed[at] ^= flips[at % flips.Length];
            var proof = Proof(changed, requirements);
            Assert.True(proof is null || proof == expected, $"byte {at} xor {flips[at % flips.Length]} of {name} proves something else");
        });
    }

    [Theory]
    [InlineData("key-dsse")]
    [InlineData("dsse-rekor2-tsa")]
    public void Parse_OfABundleCutShort_IsRefused(string name)
    {
        _ = Judge.Node;
        var original = File.ReadAllBytes(sigstore[name]);

        for (var length = 0; length < original.Length; length += 5)
        {
            Assert.False(Bundle.Parse(original.AsMemory(0, length), name).Ok);
        }
    }

    // Everything that a verifier concludes, and all bytes of the bundle that stand for it.
    private static string? Proof(byte[] json, BundleRequirements requirements)
    {
        var bundle = Bundle.Parse(json, "b");
        var verified = bundle.Ok ? BundleVerifier.Verify(bundle.Value, MockSigstore.Artifact, requirements, "b") : null;
        return verified?.Value is not { } proof ? null
            : $"{proof.Signer} {proof.Statement?.PredicateType} {Convert.ToHexString(SHA256.HashData((proof.Bundle.Envelope?.Payload ?? proof.Bundle.Message!.Digest).Span))} {Convert.ToHexString(proof.Bundle.Signature.Span)}"
                + $" times={proof.Times.Length}";
    }
}
