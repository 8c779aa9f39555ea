using System.IO.Compression;
using Slipway.Images.Blobs;

namespace Slipway.Builder.Packages;

/// <summary>
/// Package files by the hash of their bytes. A locked build reads nothing else, so what it reads is what was locked. Files are
/// written under another name and renamed; two writers of one hash write the same bytes.
/// </summary>
public sealed class PackageStore(string folder)
{
    /// <summary>Where a package of a hash lies, or would lie.</summary>
    public string PathOf(Sha512Hash hash)
    {
        var hex = hash.Hex;
        return Path.Combine(folder, hex[..2], hex + ".nupkg");
    }

    /// <summary>Whether a package of a hash is there and undamaged; a damaged one counts as absent and is replaced when it is added again.</summary>
    public async Task<bool> HasAsync(Sha512Hash hash, CancellationToken token)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            return false;
        }

        await using (var file = File.OpenRead(path))
        {
            if (await Sha512Hash.OfAsync(file, token) == hash)
            {
                return true;
            }
        }

        File.Delete(path);
        return false;
    }

    /// <summary>Takes in a copy of a file and returns its hash.</summary>
    public async Task<Sha512Hash> AddAsync(string file, CancellationToken token)
    {
        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        return await AddAsync(source, token);
    }

    /// <summary>Takes in what a stream that can seek holds and returns its hash.</summary>
    public async Task<Sha512Hash> AddAsync(Stream source, CancellationToken token)
    {
        source.Position = 0;
        var hash = await Sha512Hash.OfAsync(source, token);
        var path = PathOf(hash);
        if (File.Exists(path) && new FileInfo(path).Length == source.Length)
        {
            return hash;
        }

        // Once, when it is taken in: from here on its hash vouches for it.
        source.Position = 0;
        using (var archive = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (PackageContents.WhyNot(archive) is { } damage)
            {
                throw new InvalidDataException(damage);
            }
        }

        source.Position = 0;
        await WholeFile.WriteAsync(path, source, token);
        return hash;
    }
}
