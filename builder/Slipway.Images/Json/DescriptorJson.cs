using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Images.Json;

/// <summary>Descriptors as JSON, properties in the order of the OCI specification.</summary>
internal static class DescriptorJson
{
    public static void Write(Utf8JsonWriter writer, Descriptor descriptor)
    {
        writer.WriteStartObject();
        writer.WriteString("mediaType", descriptor.MediaType);
        writer.WriteString("digest", descriptor.Digest.ToString());
        writer.WriteNumber("size", descriptor.Size);
        if (!descriptor.Urls.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("urls");
            foreach (var url in descriptor.Urls)
            {
                writer.WriteStringValue(url);
            }

            writer.WriteEndArray();
        }

        WriteAnnotations(writer, descriptor.Annotations);
        WritePlatform(writer, descriptor.Platform);
        if (descriptor.ArtifactType is not null)
        {
            writer.WriteString("artifactType", descriptor.ArtifactType);
        }

        writer.WriteEndObject();
    }

    public static void WriteAnnotations(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> annotations)
    {
        if (annotations.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("annotations");
        foreach (var (key, value) in annotations)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a descriptor; throws a <see cref="JsonException"/> that says what is missing or malformed.</summary>
    public static Descriptor Read(JsonElement element)
    {
        var digest = element.Text("digest") ?? throw new JsonException("A descriptor has no digest.");
        var size = element.Member("size") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) && value >= 0
            ? value
            : throw new JsonException($"The descriptor of {digest} has no size.");
        return new Descriptor(
            element.Text("mediaType") ?? throw new JsonException($"The descriptor of {digest} has no mediaType."),
            Digest.TryParse(digest, out var parsed) ? parsed : throw new JsonException($"'{digest}' is not a SHA-256 digest."),
            size)
        {
            Platform = element.Member("platform") is { ValueKind: JsonValueKind.Object } platform ? ReadPlatform(platform) : null,
            ArtifactType = element.Text("artifactType"),
            Annotations = ReadAnnotations(element),
            Urls = [.. element.Items("urls").Select(url => url.AsText("urls"))],
        };
    }

    public static ImmutableSortedDictionary<string, string> ReadAnnotations(JsonElement element)
    {
        if (element.Member("annotations") is not { ValueKind: JsonValueKind.Object } annotations)
        {
            return Descriptor.NoAnnotations;
        }

        return annotations.EnumerateObject().ToImmutableSortedDictionary(
            JsonReading.NameOf, property => property.Value.AsText(property.Name), StringComparer.Ordinal);
    }

    public static Platform ReadPlatform(JsonElement element) => new(
        element.Text("os") ?? throw new JsonException("A platform has no os."),
        element.Text("architecture") ?? throw new JsonException("A platform has no architecture."),
        element.Text("variant") is { Length: > 0 } variant ? variant : null);

    private static void WritePlatform(Utf8JsonWriter writer, Platform? platform)
    {
        if (platform is not { } known)
        {
            return;
        }

        writer.WriteStartObject("platform");
        writer.WriteString("architecture", known.Architecture);
        writer.WriteString("os", known.Os);
        if (known.Variant is not null)
        {
            writer.WriteString("variant", known.Variant);
        }

        writer.WriteEndObject();
    }
}
