using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Slipway.Builder.Generation;

namespace Slipway.Builder.Inspection;

/// <summary>Reads a server's own assembly by its metadata. Nothing is loaded, nothing is run.</summary>
public static class AssemblyInspector
{
    private const string Prefix = "dev.slipway.";

    /// <summary>What the assembly says; null when it is no assembly, or none that Slipway made.</summary>
    public static InspectedServer? Inspect(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var image = new PEReader(System.Collections.Immutable.ImmutableArray.Create(bytes.Span));
            return image.HasMetadata ? Read(image.GetMetadataReader()) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static InspectedServer? Read(MetadataReader metadata)
    {
        if (!metadata.IsAssembly)
        {
            return null;
        }

        var said = metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => Pair(metadata, metadata.GetCustomAttribute(handle)))
            .OfType<KeyValuePair<string, string>>()
            .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToLookup(pair => pair.Key == CompositionFacts.Plugin);
        var facts = said[false].Select(pair => KeyValuePair.Create(pair.Key[Prefix.Length..], pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var plugins = said[true].Select(pair => InspectedPlugin.Parse(pair.Value)).OfType<InspectedPlugin>().OrderBy(plugin => plugin.Id, StringComparer.Ordinal).ToList();
        return facts.Count + plugins.Count == 0 ? null : new InspectedServer(facts, plugins);
    }

    // An AssemblyMetadata attribute's value: a prolog of two bytes, then two strings.
    private static KeyValuePair<string, string>? Pair(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference
            || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } parent
            || metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) != "AssemblyMetadataAttribute")
        {
            return null;
        }

        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value.ReadSerializedString() is { } key && value.ReadSerializedString() is { } text ? KeyValuePair.Create(key, text) : null;
    }
}
