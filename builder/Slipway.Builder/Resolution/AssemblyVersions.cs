using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Slipway.Builder.Resolution;

/// <summary>Reads an assembly's two versions from its metadata. Nothing is loaded.</summary>
internal static class AssemblyVersions
{
    /// <summary>The asset with its versions, when it is an assembly that the host will choose by them.</summary>
    public static PackageAsset Of(string folder, PackageAsset asset)
    {
        if (asset.Kind != AssetKind.Runtime)
        {
            return asset;
        }

        using var file = File.OpenRead(Path.Combine(folder, asset.Path));
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return asset;
        }

        var metadata = image.GetMetadataReader();
        return !metadata.IsAssembly
            ? asset
            : asset with { AssemblyVersion = metadata.GetAssemblyDefinition().Version.ToString(), FileVersion = FileVersion(metadata) };
    }

    private static string? FileVersion(MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) == "AssemblyFileVersionAttribute")
            {
                var value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                return value.ReadSerializedString();
            }
        }

        return null;
    }
}
