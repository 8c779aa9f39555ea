using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>The names of types as people write them, as far as metadata has them.</summary>
internal static class MetadataNames
{
    /// <summary>A referenced type's full name.</summary>
    public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var reference = metadata.GetTypeReference(handle);
        var name = Plain(metadata.GetString(reference.Name));
        return reference.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(metadata, (TypeReferenceHandle)reference.ResolutionScope)}.{name}"
            : Join(metadata.GetString(reference.Namespace), name);
    }

    /// <summary>A defined type's full name.</summary>
    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = Plain(metadata.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{Of(metadata, outer)}.{name}" : Join(metadata.GetString(type.Namespace), name);
    }

    /// <summary>A name without the number of type parameters.</summary>
    public static string Plain(string name) => name.IndexOf('`', StringComparison.Ordinal) is > 0 and var end ? name[..end] : name;

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
