using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>A field that a type defines.</summary>
internal sealed class LinkField(LinkType type, FieldDefinitionHandle handle)
{
    /// <summary>The type that defines it.</summary>
    public LinkType Type { get; } = type;

    /// <summary>Its row.</summary>
    public FieldDefinition Definition { get; } = type.Assembly.Metadata.GetFieldDefinition(handle);

    /// <summary>Its name.</summary>
    public string Name { get; } = type.Assembly.Metadata.GetString(type.Assembly.Metadata.GetFieldDefinition(handle).Name);

    /// <summary>Its type, in a type whose parameters are replaced.</summary>
    public string SignatureOf(ImmutableArray<TypeText> arguments) => Definition.DecodeSignature(Type.Assembly.Signatures, TypeScope.Of(arguments)).Text;

    /// <summary>Whether the code of another assembly may use it.</summary>
    public bool IsVisibleTo(LinkAssembly other) => ReferenceEquals(other, Type.Assembly) || Type.Assembly.Befriends(other.Name)
        || (Definition.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
}
