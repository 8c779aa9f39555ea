using System.Reflection.Metadata;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Linking;

/// <summary>Whether the types are there that an assembly names, may be named by it, and are of the kind that it took them for.</summary>
internal static class ReferencedTypes
{
    public static void Check(LinkAssembly subject, LinkReport report)
    {
        var metadata = subject.Metadata;
        foreach (var handle in metadata.TypeReferences)
        {
            var (type, isThere) = subject.Resolve(handle);
            if (type is null && isThere && !IsWithinMissing(subject, handle))
            {
                var name = MetadataNames.Of(metadata, handle);
                var owner = Owner(subject, handle);
                report(handle, $"uses the type {name}, which {owner?.Owner ?? "the server"} does not have", Nearest(name, owner));
            }
        }
    }

    /// <summary>What signatures say of types, once they have been read: whether they are structs, and which are but marks.</summary>
    public static void CheckUses(LinkAssembly subject, LinkReport report)
    {
        foreach (var handle in subject.Metadata.TypeReferences)
        {
            if (subject.Resolve(handle).Type is { } type && !type.IsVisibleTo(subject) && !subject.Signatures.Modifiers.ContainsKey(type))
            {
                report(handle, $"uses the type {type.Name}, which {type.Assembly.Owner} keeps to itself", null);
            }
        }

        foreach (var (handle, isStruct) in subject.Signatures.Kinds)
        {
            if (subject.Resolve(handle).Type is { } type && MemberLookup.Chain(type, out var isWhole).Count > 0 && isWhole && type.IsStruct != isStruct)
            {
                report(handle, $"takes {type.Name} for a {(isStruct ? "struct" : "class")}; in {type.Assembly.Owner} it is a {(isStruct ? "class" : "struct")}", null);
            }
        }
    }

    // The outer type's absence is said once, not for each type within it.
    private static bool IsWithinMissing(LinkAssembly subject, TypeReferenceHandle handle) =>
        subject.Metadata.GetTypeReference(handle).ResolutionScope is { Kind: HandleKind.TypeReference } outer && subject.Resolve((TypeReferenceHandle)outer).Type is null;

    private static LinkAssembly? Owner(LinkAssembly subject, TypeReferenceHandle handle) =>
        subject.AssemblyOf(subject.Metadata.GetTypeReference(handle)) is { } assembly
            ? subject.Universe.Find(subject.Metadata.GetString(subject.Metadata.GetAssemblyReference(assembly).Name))
            : subject;

    private static string? Nearest(string name, LinkAssembly? owner)
    {
        var visible = owner?.Types.Where(type => type.IsVisibleTo(type.Assembly) && (type.Definition.Attributes & System.Reflection.TypeAttributes.VisibilityMask) != 0).Select(type => type.Name).ToList() ?? [];
        var simple = Simple(name);
        return visible.Find(candidate => Simple(candidate) == simple)
            ?? (DidYouMean.Find(simple, visible.Select(Simple)) is { } near ? visible.Find(candidate => Simple(candidate) == near) : null);
    }

    private static string Simple(string name) => name[(name.LastIndexOf('.') + 1)..];
}
