using System.Buffers;
using System.Text.Json;
using Slipway.Sdk.Capabilities;

namespace Slipway.Server.Transports;

/// <summary>Writes requests as JSON. Writer and buffer are kept a thread: one array a call is all that is made anew.</summary>
internal sealed class PayloadWriter
{
    private const int FirstBytes = 1024;
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static PayloadWriter? kept;

    private readonly JsonSerializerOptions _json;
    private readonly ArrayBufferWriter<byte> _buffer = new(FirstBytes);
    private Utf8JsonWriter Writer { get; }

    private PayloadWriter(JsonSerializerOptions json)
    {
        _json = json;
        Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = json.Encoder, MaxDepth = json.MaxDepth });
    }

    public static byte[] Write(Operation operation, object request, JsonSerializerOptions json)
    {
        var writer = kept is { } last && last._json == json ? last : new PayloadWriter(json);
        kept = null; // Until it is whole again: a request that cannot be written leaves half a document in it.
        operation.WriteRequest(writer.Writer, request, json);
        writer.Writer.Flush();
        var payload = writer._buffer.WrittenSpan.ToArray();
        if (writer._buffer.Capacity <= KeptBytes)
        {
            writer._buffer.ResetWrittenCount();
            writer.Writer.Reset();
            kept = writer;
        }

        return payload;
    }
}
