using System.Text;
using Slipway.Trust;
using Slipway.Trust.Identities;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Benchmarks;

/// <summary>Bundles by the thousand, read and verified in one process; each answer is the milliseconds that it took.</summary>
internal static class ManyBundles
{
    /// <summary>Verifies so many statements that one key signed.</summary>
    public static async Task<int> KeysAsync(int count)
    {
        var pair = KeyFile.Create("");
        using var signer = KeyFile.Open(pair.PrivatePem, "", "bench").Required;
        var signed = new List<(Artifact Artifact, byte[] Bundle)>();
        for (var number = 0; number < count; number++)
        {
            var digest = Sha256Digest.Of(Encoding.ASCII.GetBytes($"artifact {number}"));
            signed.Add((Artifact.Of(digest), (await BundleSigner.SignStatementAsync(Statement.CosignSign(digest), signer, CancellationToken.None)).Required.ToBytes()));
        }

        return Verify(signed, new BundleRequirements { Keys = [pair.Key] });
    }

    /// <summary>Verifies all bundles of a folder by an identity.</summary>
    public static int Identities(string folder, string root, string subject, string issuer, string digest)
    {
        var artifact = Artifact.Of(Sha256Digest.Parse(digest));
        var signed = Directory.EnumerateFiles(folder, "many-*.json").Order(StringComparer.Ordinal).Select(file => (artifact, File.ReadAllBytes(file))).ToList();
        return Verify(signed, new BundleRequirements
        {
            Identities = [new ExpectedIdentity(issuer, subject)],
            Root = TrustedRoot.Parse(File.ReadAllBytes(root), root).Required,
        });
    }

    private static int Verify(IReadOnlyList<(Artifact Artifact, byte[] Bundle)> signed, BundleRequirements requirements)
    {
        var watch = Spent.Begin();
        var good = signed.Count(one => BundleVerifier.Verify(Bundle.Parse(one.Bundle, "bundle").Required, one.Artifact, requirements, "bundle").Ok);
        watch.Say();
        return good == signed.Count && good > 0 ? 0 : 1;
    }
}
