using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Index;

namespace Slipway.Approval.Index;

/// <summary>The signed statements about a package that commands leave beside it, a file for each type of evidence.</summary>
public static class PackageEvidence
{
    /// <summary>The name of the file for a type, such as <c>Acme.Ops.One.1.0.0.nupkg.conformance.sigstore.json</c>.</summary>
    public static string FileOf(PackageReference package, string type)
    {
        var signature = PackageSignatures.FileOf(package);
        return type == EvidenceType.Signature ? signature : Path.ChangeExtension(Path.ChangeExtension(signature, null), $"{type}.sigstore.json");
    }

    /// <summary>Those that are there, in the order of <see cref="EvidenceType.All"/>.</summary>
    public static IReadOnlyList<(string Type, string File)> In(string folder, PackageReference package) =>
        [.. EvidenceType.All.Select(type => (type, Path.Combine(folder, FileOf(package, type)))).Where(found => File.Exists(found.Item2))];
}
