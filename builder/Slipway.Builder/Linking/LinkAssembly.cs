using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Slipway.Builder.Linking;

/// <summary>An assembly of a server, opened by its metadata; nothing of it is loaded. It may be read by several threads.</summary>
internal sealed class LinkAssembly
{
    private readonly LinkType?[] _types;
    private readonly TypeReferenceResult[] _references;
    private readonly Lazy<Dictionary<(string Namespace, string Name), TypeDefinitionHandle>> _topLevel;
    private readonly Lazy<Dictionary<(string Namespace, string Name), EntityHandle>> _forwarded;
    private readonly Lazy<HashSet<string>> _friends;
    private readonly Lazy<string[]> _referred;

    private LinkAssembly(LinkUniverse universe, PEReader image, MetadataReader metadata, string owner)
    {
        (Universe, Image, Metadata, Owner) = (universe, image, metadata, owner);
        var definition = metadata.GetAssemblyDefinition();
        (Name, Version) = (metadata.GetString(definition.Name), definition.Version);
        _types = new LinkType?[metadata.GetTableRowCount(TableIndex.TypeDef)];
        _references = new TypeReferenceResult[metadata.GetTableRowCount(TableIndex.TypeRef)];
        _topLevel = new(TopLevel);
        _forwarded = new(Forwarded);
        _friends = new(() => AssemblyAttributes.Texts(metadata, "InternalsVisibleToAttribute")
            .Select(text => text.Split(',')[0].Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase));
        _referred = new(() => [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))]);
        Signatures = new SignatureReader(this);
    }

    /// <summary>The assemblies that it lives with.</summary>
    public LinkUniverse Universe { get; }

    /// <summary>Its simple name.</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public Version Version { get; }

    /// <summary>Who brings it, as messages name it: a package at its version, or the framework.</summary>
    public string Owner { get; }

    /// <summary>Its tables.</summary>
    public MetadataReader Metadata { get; }

    /// <summary>Its file, for the bodies of methods.</summary>
    public PEReader Image { get; }

    /// <summary>Reads its signatures.</summary>
    public SignatureReader Signatures { get; }

    /// <summary>The simple names of the assemblies that it refers to.</summary>
    public IReadOnlyList<string> ReferredNames => _referred.Value;

    /// <summary>Opens an assembly; null for what is none.</summary>
    public static LinkAssembly? Open(LinkUniverse universe, PEReader image, string owner)
    {
        try
        {
            return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } metadata ? new LinkAssembly(universe, image, metadata, owner) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether another assembly may see what is internal here.</summary>
    public bool Befriends(string assembly) => _friends.Value.Contains(assembly);

    /// <summary>A type that is defined here.</summary>
    public LinkType Type(TypeDefinitionHandle handle)
    {
        var row = MetadataTokens.GetRowNumber(handle) - 1;
        return Volatile.Read(ref _types[row]) ?? Interlocked.CompareExchange(ref _types[row], new LinkType(this, handle), null) ?? _types[row]!;
    }

    /// <summary>The types that are defined here.</summary>
    public IEnumerable<LinkType> Types => Metadata.TypeDefinitions.Select(Type);

    /// <summary>What a type reference of this assembly leads to.</summary>
    public TypeReferenceResult Resolve(TypeReferenceHandle handle)
    {
        ref var known = ref _references[MetadataTokens.GetRowNumber(handle) - 1];
        return Volatile.Read(ref known) ?? (known = ResolveAnew(Metadata.GetTypeReference(handle)));
    }

    /// <summary>A type by name, also one that was moved to another assembly; null when there is none.</summary>
    public LinkType? Find(string space, string name) => Find(space, name, depth: 0);

    /// <summary>The simple name of the assembly that a reference speaks of, however deep its type is nested; null when it speaks of none.</summary>
    public AssemblyReferenceHandle? AssemblyOf(TypeReference reference) => reference.ResolutionScope switch
    {
        { Kind: HandleKind.AssemblyReference } scope => (AssemblyReferenceHandle)scope,
        { Kind: HandleKind.TypeReference } outer => AssemblyOf(Metadata.GetTypeReference((TypeReferenceHandle)outer)),
        _ => null,
    };

    private LinkType? Find(string space, string name, int depth)
    {
        if (_topLevel.Value.TryGetValue((space, name), out var handle))
        {
            return Type(handle);
        }

        // Two assemblies that forward a type to each other would send a reader round for ever.
        return depth < 16 && _forwarded.Value.TryGetValue((space, name), out var scope) && scope.Kind == HandleKind.AssemblyReference
            ? Universe.Find(Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name))?.Find(space, name, depth + 1)
            : null;
    }

    private TypeReferenceResult ResolveAnew(TypeReference reference)
    {
        var (space, name) = (Metadata.GetString(reference.Namespace), Metadata.GetString(reference.Name));
        switch (reference.ResolutionScope.Kind)
        {
            case HandleKind.AssemblyReference:
                var assembly = Universe.Find(Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name));
                return assembly is null ? TypeReferenceResult.NoAssembly : new(assembly.Find(space, name), AssemblyIsThere: true);
            case HandleKind.TypeReference:
                var outer = Resolve((TypeReferenceHandle)reference.ResolutionScope);
                return outer.Type is null ? outer : new(outer.Type.Nested(name), AssemblyIsThere: true);
            default:
                return new(Find(space, name), AssemblyIsThere: true);
        }
    }

    private Dictionary<(string Namespace, string Name), TypeDefinitionHandle> TopLevel()
    {
        var types = new Dictionary<(string, string), TypeDefinitionHandle>();
        foreach (var handle in Metadata.TypeDefinitions)
        {
            var type = Metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NotPublic)
            {
                types.TryAdd((Metadata.GetString(type.Namespace), Metadata.GetString(type.Name)), handle);
            }
        }

        return types;
    }

    private Dictionary<(string Namespace, string Name), EntityHandle> Forwarded()
    {
        var types = new Dictionary<(string, string), EntityHandle>();
        foreach (var exported in Metadata.ExportedTypes.Select(Metadata.GetExportedType).Where(type => type.IsForwarder))
        {
            types.TryAdd((Metadata.GetString(exported.Namespace), Metadata.GetString(exported.Name)), exported.Implementation);
        }

        return types;
    }
}
