using System.Text;
using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Layers;

namespace Slipway.Images.Caching;

/// <summary>
/// What the cache keeps about a layer. The first line is the digest of the rest: the blob can be verified by its own
/// digest, the diffID cannot.
/// </summary>
internal sealed record CacheEntry(string Key, Digest DiffId, Descriptor Blob, long UncompressedSize, IReadOnlyList<LayerFile> Files)
{
    private const byte LineEnd = (byte)'\n';

    public static CacheEntry Of(string key, BuiltLayer layer) =>
        new(key, layer.DiffId, layer.Descriptor, layer.UncompressedSize, layer.Files);

    /// <summary>Reads an entry; null when it is damaged or is another key's.</summary>
    public static CacheEntry? Parse(ReadOnlyMemory<byte> content, string key) =>
        Parse(content) is { } entry && entry.Key == key ? entry : null;

    /// <summary>The blob that an entry names; null when the entry is damaged.</summary>
    public static Digest? BlobOf(ReadOnlyMemory<byte> content) => Parse(content)?.Blob.Digest;

    private static CacheEntry? Parse(ReadOnlyMemory<byte> content)
    {
        var end = content.Span.IndexOf(LineEnd);
        if (end < 0 || Encoding.UTF8.GetString(content.Span[..end]) != Digest.Of(content.Span[(end + 1)..]).ToString())
        {
            return null;
        }

        try
        {
            using var document = CanonicalJson.Parse(content[(end + 1)..]);
            return Read(document.RootElement);
        }
        catch (Exception other) when (other is JsonException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public byte[] ToBytes()
    {
        var body = CanonicalJson.Write(Write);
        return [.. Encoding.UTF8.GetBytes(Digest.Of(body).ToString()), LineEnd, .. body];
    }

    public BuiltLayer ToLayer(string blobPath) => new()
    {
        DiffId = DiffId,
        Descriptor = Blob,
        BlobPath = blobPath,
        UncompressedSize = UncompressedSize,
        Files = Files,
    };

    private static CacheEntry Read(JsonElement root) => new(
        root.Text("key") ?? throw new JsonException("No key."),
        Digest.Parse(root.Text("diffId") ?? throw new JsonException("No diffId.")),
        DescriptorJson.Read(root.Member("blob") ?? throw new JsonException("No blob.")),
        root.Member("uncompressedSize")?.GetInt64() ?? throw new JsonException("No size."),
        [.. root.Items("files").Select(ReadFile)]);

    private static LayerFile ReadFile(JsonElement file) =>
        new(file[0].AsText("path"), file[1].GetInt64(), Digest.Parse(file[2].AsText("digest")));

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("key", Key);
        writer.WriteString("diffId", DiffId.ToString());
        writer.WritePropertyName("blob");
        DescriptorJson.Write(writer, Blob);
        writer.WriteNumber("uncompressedSize", UncompressedSize);
        writer.WriteStartArray("files");
        foreach (var file in Files)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(file.Path);
            writer.WriteNumberValue(file.Size);
            writer.WriteStringValue(file.Digest.ToString());
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
