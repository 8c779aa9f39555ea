using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Takes from a record of the OSV format what matching needs, as it stands, in one pass over its bytes.</summary>
internal static class OsvTrimmer
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <summary>Adds a record to a heap, unless it was withdrawn; a <see cref="JsonException"/> says that it is malformed.</summary>
    public static void Trim(ReadOnlySpan<byte> json, RecordHeap heap)
    {
        var reader = new Utf8JsonReader(json, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An advisory is not an object.");
        }

        heap.Begin();
        var modified = 0L;
        var identified = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("withdrawn"u8) && reader.TokenType == JsonTokenType.String)
            {
                heap.Drop();
                return;
            }

            identified |= name.SequenceEqual("id"u8) && reader.TokenType == JsonTokenType.String;
            modified = name.SequenceEqual("modified"u8) ? Seconds(ref reader) : modified;
            Take(ref reader, name, json, heap);
        }

        if (!identified)
        {
            heap.Drop();
            throw new JsonException("An advisory has no id.");
        }

        heap.End(modified);
    }

    private static void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ReadOnlySpan<byte> json, RecordHeap heap)
    {
        var start = (int)reader.TokenStartIndex;
        if (name.SequenceEqual("affected"u8) && reader.TokenType == JsonTokenType.StartArray)
        {
            ReadAffected(ref reader, heap);
        }
        else
        {
            reader.Skip();
            if (!IsKept(name))
            {
                return;
            }
        }

        heap.Keep(name, json[start..(int)reader.BytesConsumed]);
    }

    private static bool IsKept(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("id"u8)
        || name.SequenceEqual("aliases"u8)
        || name.SequenceEqual("upstream"u8)
        || name.SequenceEqual("summary"u8)
        || name.SequenceEqual("severity"u8)
        || name.SequenceEqual("affected"u8)
        || name.SequenceEqual("database_specific"u8);

    private static void ReadAffected(ref Utf8JsonReader reader, RecordHeap heap)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isPackage = reader.ValueTextEquals("package"u8);
                reader.Read();
                if (isPackage && reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadPackage(ref reader, heap);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private static void ReadPackage(ref Utf8JsonReader reader, RecordHeap heap)
    {
        byte[] ecosystem = [];
        byte[] name = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isEcosystem, isName) = (reader.ValueTextEquals("ecosystem"u8), reader.ValueTextEquals("name"u8));
            reader.Read();
            if (isEcosystem && reader.TokenType == JsonTokenType.String)
            {
                ecosystem = Text(ref reader);
            }
            else if (isName && reader.TokenType == JsonTokenType.String)
            {
                name = Text(ref reader);
            }

            reader.Skip();
        }

        if (ecosystem.Length > 0 && name.Length > 0)
        {
            heap.IsAbout(IndexFormat.Hash(ecosystem, name));
            heap.SpeaksOf(ecosystem);
        }
    }

    private static byte[] Text(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan.ToArray();

    private static long Seconds(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && (reader.TryGetDateTimeOffset(out var time)
            || DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
            ? time.ToUnixTimeSeconds()
            : 0;
}
