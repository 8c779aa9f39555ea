using System.Security.Cryptography;
using Slipway.Images.Problems;

namespace Slipway.Images.Blobs;

/// <summary>Reads a blob to its end and compares digest and length with what was promised.</summary>
internal sealed class VerifyingReader(Stream content, Descriptor expected) : IDisposable
{
    private const int ChunkSize = 1 << 17;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How much was read: all, or one buffer more than promised.</summary>
    public long Length { get; private set; }

    /// <summary>The digest of what was read.</summary>
    public Digest Found { get; private set; }

    /// <summary>What differs, once everything has been read.</summary>
    public ImageProblem? Problem { get; private set; }

    /// <summary>Copies the content; stops early when it is longer than promised.</summary>
    public async Task CopyToAsync(Stream? destination, CancellationToken token)
    {
        var buffer = new byte[ChunkSize];
        int read;
        while (Length <= expected.Size && (read = await content.ReadAsync(buffer, token)) > 0)
        {
            Length += read;
            _hash.AppendData(buffer, 0, read);
            if (destination is not null)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), token);
            }
        }

        Found = Digest.FromHash(_hash.GetHashAndReset());
        if (Length != expected.Size)
        {
            Problem = BlobProblems.WrongSize(expected, Length);
        }
        else if (Found != expected.Digest)
        {
            Problem = BlobProblems.WrongDigest(expected, Found);
        }
    }

    public void Dispose() => _hash.Dispose();
}
