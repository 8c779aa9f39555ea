using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Reads attributes by their names, without their types.</summary>
internal static class AssemblyAttributes
{
    /// <summary>The first text argument of each attribute of a name on the assembly.</summary>
    public static IEnumerable<string> Texts(MetadataReader metadata, string name)
    {
        foreach (var attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).Where(attribute => NameOf(metadata, attribute) == name))
        {
            var value = metadata.GetBlobReader(attribute.Value);
            if (value.ReadUInt16() == 1 && value.ReadSerializedString() is { } text)
            {
                yield return text;
            }
        }
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent =>
            metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name),
        HandleKind.MethodDefinition =>
            metadata.GetString(metadata.GetTypeDefinition(metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name),
        _ => null,
    };
}
