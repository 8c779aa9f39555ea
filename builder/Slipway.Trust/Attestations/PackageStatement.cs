using System.Collections.Immutable;
using Slipway.Trust.InToto;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Attestations;

/// <summary>A publisher's word that a package is theirs. docs/attestations/package/v1.md describes it.</summary>
public static class PackageStatement
{
    /// <summary>The statement about a package, by the SHA-512 that its registries do not change, in base64.</summary>
    public static Statement Of(PackageUrl package, string contentHash) => new([SubjectOf(package, contentHash)], SlipwayUris.Package, "{}"u8.ToArray());

    /// <summary>The package as the subject of any statement.</summary>
    public static StatementSubject SubjectOf(PackageUrl package, string contentHash) =>
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("sha512", Convert.ToHexStringLower(Convert.FromBase64String(contentHash))))
        {
            Name = package.ToString(),
        };
}
