using NuGet.Packaging;
using NuGet.Packaging.Core;
using Slipway.Builder.Resolution;
using PackageReference = Slipway.Builder.Resolution.PackageReference;

namespace Slipway.Builder.Packages;

/// <summary>A package's file as its publisher has it: what it is, and its content hash.</summary>
/// <param name="Identity">The package.</param>
/// <param name="ContentHash">SHA-512 in base64, without any signature inside the file.</param>
public sealed record SignablePackage(PackageReference Identity, string ContentHash)
{
    /// <summary>Reads a file; an <see cref="InvalidDataException"/> when it is no package.</summary>
    public static SignablePackage Read(string file, CancellationToken token)
    {
        using var content = File.OpenRead(file);
        try
        {
            using var reader = new PackageArchiveReader(content, leaveStreamOpen: true);
            var identity = reader.GetIdentity();
            var hash = reader.GetContentHash(token, () =>
            {
                content.Position = 0;
                return Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData(content));
            });
            return new SignablePackage(new PackageReference(PackageId.Parse(identity.Id), identity.Version.ToNormalizedString()), hash);
        }
        catch (Exception exception) when (exception is PackagingException or FormatException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
