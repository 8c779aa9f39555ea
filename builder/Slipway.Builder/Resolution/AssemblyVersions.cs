using System.Globalization;
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

        try
        {
            return Read(folder, asset);
        }
        catch (BadImageFormatException)
        {
            // What is no assembly has no versions; it travels with the application, as `dotnet publish` lets it.
            return asset;
        }
    }

    private static PackageAsset Read(string folder, PackageAsset asset)
    {
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

    // Four numbers, as `FileVersionInfo` reads them from the attribute; what is no number counts as nought.
    private static string FileVersion(MetadataReader metadata)
    {
        var parts = (StatedFileVersion(metadata) ?? "").Split('.');
        return string.Join('.', Enumerable.Range(0, 4).Select(index => index < parts.Length ? Leading(parts[index]) : 0));
    }

    private static ushort Leading(string part) =>
        uint.TryParse(part.AsSpan(0, part.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : part.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (ushort)number
            : (ushort)0;

    private static string? StatedFileVersion(MetadataReader metadata)
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
