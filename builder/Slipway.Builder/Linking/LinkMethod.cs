using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>A method that a type defines.</summary>
internal sealed class LinkMethod(LinkType type, MethodDefinitionHandle handle)
{
    private string? _signature;

    /// <summary>The type that defines it.</summary>
    public LinkType Type { get; } = type;

    /// <summary>Its place in the assembly's table.</summary>
    public MethodDefinitionHandle Handle { get; } = handle;

    /// <summary>Its row.</summary>
    public MethodDefinition Definition { get; } = type.Assembly.Metadata.GetMethodDefinition(handle);

    /// <summary>Its name.</summary>
    public string Name { get; } = type.Assembly.Metadata.GetString(type.Assembly.Metadata.GetMethodDefinition(handle).Name);

    /// <summary>Its signature, with parameters as parameters.</summary>
    public string Signature => _signature ??= SignatureIn(TypeScope.Open);

    /// <summary>Whether somebody has to implement it.</summary>
    public bool IsAbstract => (Definition.Attributes & MethodAttributes.Abstract) != 0;

    /// <summary>Whether it takes part in overriding.</summary>
    public bool IsVirtual => (Definition.Attributes & MethodAttributes.Virtual) != 0;

    /// <summary>Whether nobody may override it.</summary>
    public bool IsFinal => (Definition.Attributes & MethodAttributes.Final) != 0;

    /// <summary>Its signature in a type whose parameters are replaced.</summary>
    public string SignatureOf(ImmutableArray<TypeText> arguments) => arguments.IsDefaultOrEmpty ? Signature : SignatureIn(TypeScope.Of(arguments));

    /// <summary>Whether the code of another assembly may call it; whether a family's member is called by family is the compiler's business.</summary>
    public bool IsVisibleTo(LinkAssembly other) => ReferenceEquals(other, Type.Assembly) || Type.Assembly.Befriends(other.Name)
        || (Definition.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private string SignatureIn(TypeScope scope) => SignatureReader.Text(Definition.DecodeSignature(Type.Assembly.Signatures, scope)).Text;
}
