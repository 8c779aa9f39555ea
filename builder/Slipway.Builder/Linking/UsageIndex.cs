using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Slipway.Builder.Linking;

/// <summary>Who in an assembly uses what: made only when something is wrong, by reading every body and every signature once.</summary>
internal sealed class UsageIndex
{
    private readonly LinkAssembly _assembly;
    private readonly MetadataReader _metadata;
    private readonly Dictionary<EntityHandle, Usage> _users = [];

    private UsageIndex(LinkAssembly assembly) => (_assembly, _metadata) = (assembly, assembly.Metadata);

    /// <summary>The index of an assembly.</summary>
    public static UsageIndex Of(LinkAssembly assembly)
    {
        var index = new UsageIndex(assembly);
        foreach (var type in assembly.Types)
        {
            index.ReadBodies(type);
        }

        foreach (var type in assembly.Types)
        {
            index.ReadDeclarations(type);
        }

        foreach (var handle in index._metadata.CustomAttributes)
        {
            var attribute = index._metadata.GetCustomAttribute(handle);
            index.Note(attribute.Constructor, new Usage("an attribute", IsAttribute: true));
        }

        return index;
    }

    /// <summary>Who uses what a handle means; null when nobody seems to.</summary>
    public Usage? Find(EntityHandle handle) => _users.GetValueOrDefault(handle);

    private void ReadBodies(LinkType type)
    {
        foreach (var handle in type.Definition.GetMethods())
        {
            var method = _metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            var user = new Usage(UserName.Of(type, _metadata.GetString(method.Name)), IsAttribute: false);
            var body = _assembly.Image.GetMethodBody(method.RelativeVirtualAddress);
            foreach (var token in BodyTokens.Of(body.GetILReader()))
            {
                Note(token, user);
            }

            Note(body.LocalSignature, user);
            foreach (var region in body.ExceptionRegions)
            {
                Note(region.CatchType, user);
            }
        }
    }

    private void ReadDeclarations(LinkType type)
    {
        var user = new Usage(type.Name, IsAttribute: false);
        Note(type.Definition.BaseType, user);
        foreach (var one in type.Definition.GetInterfaceImplementations())
        {
            Note(_metadata.GetInterfaceImplementation(one).Interface, user);
        }

        foreach (var one in type.Definition.GetMethodImplementations())
        {
            Note(_metadata.GetMethodImplementation(one).MethodDeclaration, user);
        }

        foreach (var field in type.Definition.GetFields().Select(_metadata.GetFieldDefinition))
        {
            NoteAll(field.DecodeSignature(SignatureHandles.Instance, null), new Usage(UserName.Of(type, _metadata.GetString(field.Name)), IsAttribute: false));
        }

        foreach (var method in type.Definition.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            NoteAll(SignatureHandles.Of(method.DecodeSignature(SignatureHandles.Instance, null)), new Usage(UserName.Of(type, _metadata.GetString(method.Name)), IsAttribute: false));
        }
    }

    private void NoteAll(ImmutableArray<EntityHandle> handles, Usage user)
    {
        foreach (var handle in handles)
        {
            Note(handle, user);
        }
    }

    // A use of a member is one of its type, of what its signature names, and of the assembly that those are in.
    private void Note(EntityHandle handle, Usage user)
    {
        if (handle.IsNil || (_users.TryGetValue(handle, out var known) && !(known.IsAttribute && !user.IsAttribute)))
        {
            return;
        }

        _users[handle] = user;
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                Note(_metadata.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope, user);
                break;
            case HandleKind.TypeSpecification:
                NoteAll(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(SignatureHandles.Instance, null), user);
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Note(member.Parent, user);
                NoteAll(member.GetKind() == MemberReferenceKind.Method
                    ? SignatureHandles.Of(member.DecodeMethodSignature(SignatureHandles.Instance, null))
                    : member.DecodeFieldSignature(SignatureHandles.Instance, null), user);
                break;
            case HandleKind.MethodSpecification:
                var given = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Note(given.Method, user);
                NoteAll([.. given.DecodeSignature(SignatureHandles.Instance, null).SelectMany(handles => handles)], user);
                break;
            case HandleKind.StandaloneSignature when _metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle) is var signature && signature.GetKind() == StandaloneSignatureKind.LocalVariables:
                NoteAll([.. signature.DecodeLocalSignature(SignatureHandles.Instance, null).SelectMany(handles => handles)], user);
                break;
        }
    }
}
