using Slipway.Trust.Keys;

namespace Slipway.Trust.Tests.Keys;

public sealed class Ed25519Tests
{
    // RFC 8032, 7.1: TEST 1, 2 and 3.
    [Theory]
    [InlineData("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Verify_VectorsOfTheRfc_HoldAndNothingNearThem(string key, string message, string signature)
    {
        var (k, m, s) = (Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature));

        Assert.True(Ed25519.Verify(k, m, s));
        Assert.False(Ed25519.Verify(k, [.. m, 0], s));
        for (var at = 0; at < s.Length; at += 7)
        {
            var changed = s.ToArray();
            changed[at] ^= 0x10;
            Assert.False(Ed25519.Verify(k, m, changed));
        }
    }

    [Fact]
    public async Task Verify_OfSignaturesMadeByNode_Holds()
    {
        const string Sign = """
            const crypto = require('crypto');
            for (let i = 0; i < 100; i++) {
              const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519'), message = crypto.randomBytes(i * 3);
              console.log([publicKey.export({ type: 'spki', format: 'der' }), message, crypto.sign(null, message, privateKey)].map((b) => b.toString('hex')).join(','));
            }
            """;
        var made = await CommandRunner.RunAsync(Judge.Node, ["-e", Sign]);

        var lines = made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(100, lines.Length);
        Assert.All(lines, line =>
        {
            var parts = line.Split(',').Select(Convert.FromHexString).ToArray();
            var key = VerifyingKey.FromSpki(parts[0])!;
            Assert.True(key.Verifies(parts[1], parts[2]));
            Assert.False(key.Verifies([.. parts[1], 1], parts[2]));
        });
    }

    [Fact]
    public void Verify_WithTheOrderAddedToS_IsFalse()
    {
        var signature = Convert.FromHexString("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        var order = System.Numerics.BigInteger.Pow(2, 252) + System.Numerics.BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
        var s = new System.Numerics.BigInteger(signature.AsSpan(32), isUnsigned: true) + order;
        s.TryWriteBytes(signature.AsSpan(32), out _, isUnsigned: true);

        Assert.False(Ed25519.Verify(Convert.FromHexString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), [0x72], signature));
    }

    [Fact]
    public void Verify_OfKeysThatAreNoPoints_IsFalse()
    {
        var signature = new byte[64];
        var notOnCurve = new byte[32];
        notOnCurve[0] = 2;
        var tooLarge = Enumerable.Repeat((byte)0xff, 32).ToArray();

        Assert.False(Ed25519.Verify(notOnCurve, [], signature));
        Assert.False(Ed25519.Verify(tooLarge, [], signature));
        Assert.False(Ed25519.Verify(new byte[31], [], signature));
    }
}
