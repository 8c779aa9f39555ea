using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Slipway.Sdk.Tasks.Reading;

/// <summary>Reads what a plugin assembly says about itself from its metadata. The assembly is never loaded, so none of it runs.</summary>
internal static class PluginAssembly
{
    private const string Space = "Slipway.Sdk.Plugins.";

    /// <summary>What the assembly says, or null when it holds no plugin.</summary>
    public static CompiledPlugin? Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
        {
            return null;
        }

        var metadata = image.GetMetadataReader();
        CustomAttributeValue<string>? plugin = null;
        List<CompiledProvider> providers = [];
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            switch (TypeName(metadata, attribute))
            {
                case Space + "PluginManifestAttribute":
                    plugin = attribute.DecodeValue(new AttributeTypes());
                    break;
                case Space + "PluginProviderAttribute":
                    providers.Add(Provider(attribute.DecodeValue(new AttributeTypes())));
                    break;
            }
        }

        return plugin is { } manifest ? Plugin(manifest, providers) : null;
    }

    private static CompiledPlugin Plugin(CustomAttributeValue<string> value, List<CompiledProvider> providers) =>
        new(Text(value, 0), Text(value, 1), Text(value, 2), providers)
        {
            Permissions = Named(value, "Permissions") is null ? null : Texts(value, "Permissions"),
            OutboundHosts = Named(value, "OutboundHosts") is null ? null : Texts(value, "OutboundHosts"),
        };

    private static CompiledProvider Provider(CustomAttributeValue<string> value) => new(Text(value, 0), Text(value, 1))
    {
        Operations = Texts(value, "Operations"),
        Scope = Texts(value, "Scope"),
        Filters = Texts(value, "Filters"),
        ConfigurationSchema = Named(value, "ConfigurationSchema") as string ?? "",
    };

    private static string Text(CustomAttributeValue<string> value, int index) =>
        index < value.FixedArguments.Length ? value.FixedArguments[index].Value as string ?? "" : "";

    private static IReadOnlyList<string> Texts(CustomAttributeValue<string> value, string name) =>
        Named(value, name) is ImmutableArray<CustomAttributeTypedArgument<string>> items ? [.. items.Select(item => item.Value as string ?? "")] : [];

    private static object? Named(CustomAttributeValue<string> value, string name) =>
        value.NamedArguments.FirstOrDefault(argument => argument.Name == name).Value;

    private static string TypeName(MetadataReader metadata, CustomAttribute attribute)
    {
        switch (attribute.Constructor.Kind)
        {
            case HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)parent);
                return AttributeTypes.FullName(metadata, reference.Namespace, reference.Name);
            case HandleKind.MethodDefinition:
                var definition = metadata.GetTypeDefinition(metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());
                return AttributeTypes.FullName(metadata, definition.Namespace, definition.Name);
            default:
                return "";
        }
    }
}
