using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Server.Http;

/// <summary>
/// A buffer in which an answer is made before its first byte is sent: an answer that cannot be written becomes an error,
/// and every answer has a length. Buffers are kept a thread; large ones are dropped.
/// </summary>
internal sealed class Scratch
{
    private const int FirstBytes = 4 * 1024;
    private const int KeptBytes = 256 * 1024;

    [ThreadStatic]
    private static Scratch? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(FirstBytes);

    private Scratch() => Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 20_000,
        SkipValidation = true,
    });

    public Utf8JsonWriter Writer { get; }

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public static Scratch Rent()
    {
        var scratch = _kept ?? new Scratch();
        _kept = null;
        return scratch;
    }

    /// <summary>Ends the JSON text with a line end, as every answer has.</summary>
    public void EndLine()
    {
        Writer.Flush();
        _buffer.Write("\n"u8);
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        _buffer.ResetWrittenCount();
        Writer.Reset(_buffer);
    }

    public void Return()
    {
        if (_buffer.Capacity <= KeptBytes)
        {
            Clear();
            _kept = this;
        }
    }
}
