using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

public sealed class KeyWithLogTests(MockSigstore sigstore)
{
    [Theory]
    [InlineData("key-message-rekor1")]
    [InlineData("key-dsse-rekor1")]
    public void Verify_OfAKeySignatureWithALogEntry_HoldsWithAndWithoutTheLog(string name)
    {
        var bundle = sigstore.Read(name);
        var byKey = new BundleRequirements { Keys = [sigstore.Key] };

        Assert.Empty(BundleVerifier.Verify(bundle, MockSigstore.Artifact, byKey, "b").Required.Logs);
        Assert.Single(BundleVerifier.Verify(bundle, MockSigstore.Artifact,
            byKey with { Root = sigstore.Root, LogThreshold = 1, TimeThreshold = 1 }, "b").Required.Logs);
    }

    [Fact]
    public void Verify_WithALogThresholdAndNoEntry_IsRefused()
    {
        var requirements = new BundleRequirements { Keys = [sigstore.Key], Root = sigstore.Root, LogThreshold = 1 };

        Assert.Equal("SLP6710",
            Assert.Single(BundleVerifier.Verify(sigstore.Read("key-dsse"), MockSigstore.Artifact, requirements, "b").Problems).Id);
        Assert.Equal("SLP6709",
            Assert.Single(BundleVerifier.Verify(sigstore.Read("key-dsse"), MockSigstore.Artifact, requirements with { Root = null },
            "b").Problems).Id);
    }

    // The entry of a certificate's signature cannot stand for a key's, even over the same content.
    [Fact]
    public void Verify_WithTheEntryOfAnotherSigner_IsRefused()
    {
        var bundle = sigstore.Read("key-dsse") with { LogEntries = sigstore.Read("dsse-rekor1").LogEntries };
        var requirements = new BundleRequirements { Keys = [sigstore.Key], Root = sigstore.Root };

        Assert.Equal("SLP6726", Assert.Single(BundleVerifier.Verify(bundle, MockSigstore.Artifact, requirements, "b").Problems).Id);
    }
}
