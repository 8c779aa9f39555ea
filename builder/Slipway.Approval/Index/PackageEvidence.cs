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

    /// <summary>Those that lie beside a package's file, in the order of <see cref="EvidenceType.All"/>, with their names and bytes.</summary>
    public static IReadOnlyList<(string Type, string Name, byte[] Content)> Beside(string file, PackageReference package)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return
        [
            .. EvidenceType.All.Select(type => (Type: type, Name: FileOf(package, type))).Where(one => File.Exists(Path.Combine(folder, one.Name)))
                .Select(one => (one.Type, one.Name, File.ReadAllBytes(Path.Combine(folder, one.Name)))),
        ];
    }
}
