using System.Security.Cryptography;
using System.Text;

namespace Slipway.Trust.Sbom;

/// <summary>A hash of a component, as lower-case hexadecimal digits.</summary>
/// <param name="Algorithm">CycloneDX's name: <c>SHA-1</c>, <c>SHA-256</c>, <c>SHA-512</c>.</param>
/// <param name="Hex">The digits.</param>
public readonly record struct ComponentHash(string Algorithm, string Hex)
{
    /// <summary>A SHA-256.</summary>
    public static ComponentHash Of(Sha256Digest digest) => new("SHA-256", digest.Hex);

    /// <summary>A SHA-512 that was written as base64, as NuGet writes the hash of a .nupkg.</summary>
    public static ComponentHash OfSha512(string base64) => new("SHA-512", Convert.ToHexStringLower(Convert.FromBase64String(base64)));

    /// <summary>
    /// The hash of what is installed of a package that has no archive any more: SHA-256 over lines of <c>HEX  PATH</c>, in ordinal order of
    /// the paths, as <c>sha256sum</c> prints them.
    /// </summary>
    public static ComponentHash OfFiles(IEnumerable<ComponentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(file => file.Digest is not null).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Digest!.Value.Hex}  {file.Path}\n"));
        }

        return Of(Sha256Digest.FromHash(hash.GetHashAndReset()));
    }
}
