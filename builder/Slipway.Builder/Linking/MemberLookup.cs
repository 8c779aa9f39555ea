using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Finds what a member reference means, as the runtime does: in the type, then in its bases; in an interface nowhere else.</summary>
internal static class MemberLookup
{
    /// <summary>A type and its bases, each with its arguments. The walk ends early, and says so, when a base is not there.</summary>
    public static IReadOnlyList<(LinkType Type, ImmutableArray<TypeText> Arguments)> Chain(LinkType type, out bool isWhole)
    {
        var chain = new List<(LinkType, ImmutableArray<TypeText>)>(4) { (type, []) };
        isWhole = true;
        for (var (current, arguments) = (type, ImmutableArray<TypeText>.Empty); !current.Definition.BaseType.IsNil && chain.Count < 64;)
        {
            if (current.BaseOf(arguments) is not { Type: { } parent } text)
            {
                isWhole = false;
                break;
            }

            (current, arguments) = (parent, text.Arguments);
            chain.Add((current, arguments));
        }

        return chain;
    }

    /// <summary>A method by its name and signature; null when there is none.</summary>
    public static LinkMethod? Method(LinkType type, string name, string signature, out bool isSure)
    {
        // Nearly always the type itself has it.
        if (In(type, [], name, signature) is { } own)
        {
            isSure = true;
            return own;
        }

        foreach (var (parent, arguments) in Chain(type, out isSure).Skip(1))
        {
            if (In(parent, arguments, name, signature) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A field by its name and type; null when there is none.</summary>
    public static LinkField? Field(LinkType type, string name, string signature, out bool isSure)
    {
        foreach (var (parent, arguments) in Chain(type, out isSure))
        {
            if (parent.Fields.GetValueOrDefault(name) is { } field && field.SignatureOf(arguments) == signature)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The method that a handle of an assembly means: its own, or one that it refers to; null when that cannot be told.</summary>
    public static LinkMethod? Method(LinkAssembly assembly, EntityHandle handle)
    {
        var metadata = assembly.Metadata;
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var definition = (MethodDefinitionHandle)handle;
                return assembly.Type(metadata.GetMethodDefinition(definition).GetDeclaringType())
                    .Methods.GetValueOrDefault(metadata.GetString(metadata.GetMethodDefinition(definition).Name))?.Find(method => method.Handle == definition);
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return member.GetKind() == MemberReferenceKind.Method && assembly.Signatures.Type(member.Parent, TypeScope.Open)?.Type is { } type
                    ? Method(type, metadata.GetString(member.Name), SignatureReader.Text(member.DecodeMethodSignature(assembly.Signatures, TypeScope.Open)).Text, out _)
                    : null;
            default:
                return null;
        }
    }

    private static LinkMethod? In(LinkType type, ImmutableArray<TypeText> arguments, string name, string signature)
    {
        foreach (var method in type.Methods.GetValueOrDefault(name) ?? [])
        {
            if (method.SignatureOf(arguments) == signature)
            {
                return method;
            }
        }

        return null;
    }
}
