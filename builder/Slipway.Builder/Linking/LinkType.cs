using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>A type that an assembly defines, with what others can refer to.</summary>
internal sealed class LinkType
{
    private readonly Lazy<Dictionary<string, List<LinkMethod>>> _methods;
    private readonly Lazy<Dictionary<string, LinkField>> _fields;
    private readonly Lazy<IReadOnlyList<TypeText>> _interfaces;
    private readonly Lazy<TypeText?> _base;
    private readonly Lazy<IReadOnlyList<(EntityHandle Body, LinkMethod? Method)>> _implementations;

    /// <summary>The type of a handle.</summary>
    public LinkType(LinkAssembly assembly, TypeDefinitionHandle handle)
    {
        (Assembly, Handle, Definition) = (assembly, handle, assembly.Metadata.GetTypeDefinition(handle));
        Name = MetadataNames.Of(assembly.Metadata, handle);
        var arity = Definition.GetGenericParameters().Count;
        Text = new TypeText($"{assembly.Name}/{Name}{(arity == 0 ? "" : $"`{arity}")}", this, [], IsWhole: true);
        _methods = new(ReadMethods);
        _fields = new(() => Definition.GetFields().Select(field => new LinkField(this, field)).GroupBy(field => field.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));
        _interfaces = new(() => [.. Definition.GetInterfaceImplementations()
            .Select(one => assembly.Signatures.Type(assembly.Metadata.GetInterfaceImplementation(one).Interface, TypeScope.Open)).OfType<TypeText>()]);
        _base = new(() => Definition.BaseType.IsNil ? null : assembly.Signatures.Type(Definition.BaseType, TypeScope.Open));
        _implementations = new(() => [.. Linking.Implementations.Of(this)]);
    }

    /// <summary>Where it is defined.</summary>
    public LinkAssembly Assembly { get; }

    /// <summary>Its place in the assembly's table.</summary>
    public TypeDefinitionHandle Handle { get; }

    /// <summary>Its row.</summary>
    public TypeDefinition Definition { get; }

    /// <summary>Its full name, without the number of type parameters.</summary>
    public string Name { get; }

    /// <summary>The type as signatures say it.</summary>
    public TypeText Text { get; }

    /// <summary>Its base as it is written; null when it has none, or when that is not there.</summary>
    public TypeText? Base => _base.Value;

    /// <summary>The interfaces that it lists, as they are written.</summary>
    public IReadOnlyList<TypeText> Interfaces => _interfaces.Value;

    /// <summary>Whether it is an interface.</summary>
    public bool IsInterface => (Definition.Attributes & TypeAttributes.Interface) != 0;

    /// <summary>Whether nobody can make one.</summary>
    public bool IsAbstract => (Definition.Attributes & TypeAttributes.Abstract) != 0;

    /// <summary>Whether nobody can derive from it.</summary>
    public bool IsSealed => (Definition.Attributes & TypeAttributes.Sealed) != 0;

    /// <summary>Whether it is a struct or an enumeration.</summary>
    public bool IsStruct => Base?.Type?.Name is "System.ValueType" or "System.Enum" && Name != "System.Enum";

    /// <summary>Its methods, those of each name together.</summary>
    public IReadOnlyDictionary<string, List<LinkMethod>> Methods => _methods.Value;

    /// <summary>Its fields.</summary>
    public IReadOnlyDictionary<string, LinkField> Fields => _fields.Value;

    /// <summary>Which of its bodies it says outright to be which methods.</summary>
    public IReadOnlyList<(EntityHandle Body, LinkMethod? Method)> Implementations => _implementations.Value;

    /// <summary>A type nested in it.</summary>
    public LinkType? Nested(string name) => Definition.GetNestedTypes()
        .Where(handle => Assembly.Metadata.StringComparer.Equals(Assembly.Metadata.GetTypeDefinition(handle).Name, name))
        .Select(Assembly.Type).FirstOrDefault();

    /// <summary>The base with the type's own parameters replaced.</summary>
    public TypeText? BaseOf(ImmutableArray<TypeText> arguments) =>
        arguments.IsDefaultOrEmpty || Definition.BaseType.IsNil ? Base : Assembly.Signatures.Type(Definition.BaseType, TypeScope.Of(arguments));

    /// <summary>The listed interfaces with the type's own parameters replaced.</summary>
    public IEnumerable<TypeText> InterfacesOf(ImmutableArray<TypeText> arguments) => arguments.IsDefaultOrEmpty
        ? Interfaces
        : Definition.GetInterfaceImplementations()
            .Select(one => Assembly.Signatures.Type(Assembly.Metadata.GetInterfaceImplementation(one).Interface, TypeScope.Of(arguments))).OfType<TypeText>();

    /// <summary>Whether the code of another assembly may name it.</summary>
    public bool IsVisibleTo(LinkAssembly other) => ReferenceEquals(other, Assembly) || Assembly.Befriends(other.Name)
        || ((Definition.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => Assembly.Type(Definition.GetDeclaringType()).IsVisibleTo(other),
            _ => false,
        });

    private Dictionary<string, List<LinkMethod>> ReadMethods()
    {
        var methods = new Dictionary<string, List<LinkMethod>>(StringComparer.Ordinal);
        foreach (var method in Definition.GetMethods().Select(handle => new LinkMethod(this, handle)))
        {
            if (!methods.TryGetValue(method.Name, out var named))
            {
                methods.Add(method.Name, named = new List<LinkMethod>(1));
            }

            named.Add(method);
        }

        return methods;
    }
}
