using System.Security.Cryptography;
using Slipway.Trust;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;

namespace Slipway.Cli.Verbs;

/// <summary>What a bundle should be about: a digest, or a file of any size, which is hashed without being held in memory.</summary>
internal static class ArtifactFile
{
    // Ed25519 signs the bytes themselves, so there they must be at hand.
    private const int LargestInMemory = 256 * 1024 * 1024;

    public static async Task<Artifact> ReadAsync(string written, VerbRun run, Bundle bundle, VerifyingKey? key, CancellationToken token)
    {
        if (written.StartsWith("sha256:", StringComparison.Ordinal) && Sha256Digest.TryParse(written, out var digest))
        {
            return Artifact.Of(digest);
        }

        var path = run.Edge.PathOf(written);
        if (bundle.Message is not null && key?.Algorithm == KeyAlgorithm.Ed25519)
        {
            var content = await InputFile.ReadAsync(path, LargestInMemory, token);
            return content.Length <= LargestInMemory ? Artifact.Of(content)
                : throw new UsageException($"{written} is too large for a signature by Ed25519", "such keys sign whole files; have its digest signed by a P-256 key");
        }

        var sha256 = Sha256Digest.FromHash(await HashAsync(path, HashAlgorithmName.SHA256, token));
        return bundle.Message?.Algorithm is { } other && other != HashAlgorithmName.SHA256
            ? Artifact.Of(sha256, other, await HashAsync(path, other, token))
            : Artifact.Of(sha256);
    }

    private static async Task<byte[]> HashAsync(string path, HashAlgorithmName algorithm, CancellationToken token)
    {
        await using var file = File.OpenRead(path);
        return await CryptographicOperations.HashDataAsync(algorithm, file, token);
    }
}
