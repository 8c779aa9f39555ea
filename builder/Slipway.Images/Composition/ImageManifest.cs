using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Images.Json;

namespace Slipway.Images.Composition;

/// <summary>What an image manifest says: its config, its layers, its annotations, and what it is about.</summary>
public sealed record ImageManifest
{
    /// <summary>OCI or Docker; the form in which the manifest was read.</summary>
    public string MediaType { get; init; } = MediaTypes.Manifest;

    /// <summary>The kind of artifact, when it is not a runnable image.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>The configuration's descriptor.</summary>
    public required Descriptor Config { get; init; }

    /// <summary>The layers, lowest first.</summary>
    public required ImmutableArray<Descriptor> Layers { get; init; }

    /// <summary>The manifest that this one is about, for a referrer.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>Annotations, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Descriptor.NoAnnotations;

    /// <summary>Reads a manifest; throws a <see cref="JsonException"/> that says what is wrong.</summary>
    public static ImageManifest Parse(ReadOnlyMemory<byte> text)
    {
        using var document = CanonicalJson.Parse(text);
        var root = document.RootElement;
        if (root.Member("schemaVersion") is not { ValueKind: JsonValueKind.Number } version || version.GetRawText() != "2")
        {
            throw new JsonException("The manifest's schemaVersion is not 2.");
        }

        if (root.Member("manifests") is not null)
        {
            throw new JsonException("This is a list of manifests, not a manifest.");
        }

        return new ImageManifest
        {
            MediaType = root.Text("mediaType") ?? MediaTypes.Manifest,
            ArtifactType = root.Text("artifactType"),
            Config = DescriptorJson.Read(root.Member("config") ?? throw new JsonException("The manifest has no config.")),
            Layers = [.. root.Items("layers").Select(DescriptorJson.Read)],
            Subject = root.Member("subject") is { } subject ? DescriptorJson.Read(subject) : null,
            Annotations = DescriptorJson.ReadAnnotations(root),
        };
    }

    /// <summary>The manifest's bytes.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 2);
        writer.WriteString("mediaType", MediaType);
        if (ArtifactType is not null)
        {
            writer.WriteString("artifactType", ArtifactType);
        }

        writer.WritePropertyName("config");
        DescriptorJson.Write(writer, Config);
        writer.WriteStartArray("layers");
        foreach (var layer in Layers)
        {
            DescriptorJson.Write(writer, layer);
        }

        writer.WriteEndArray();
        if (Subject is not null)
        {
            writer.WritePropertyName("subject");
            DescriptorJson.Write(writer, Subject);
        }

        DescriptorJson.WriteAnnotations(writer, Annotations);
        writer.WriteEndObject();
    });
}
