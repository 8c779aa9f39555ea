using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Slipway.Server.Stdio.Wire;

/// <summary>One request as a plugin reads it: exactly one line of JSON. The memory is pooled and has one owner.</summary>
internal sealed class RequestLine : IDisposable
{
    private const int DigitsLimit = 20;

    private byte[] _bytes;
    private readonly int _length;
    private readonly int _bodyStart;

    /// <summary>Writes <c>{"id":…,"method":…,"config":…,"payload":…}</c> and a line feed.</summary>
    public RequestLine(long number, string method, ReadOnlySpan<byte> configuration, ReadOnlySpan<byte> payload)
    {
        configuration = configuration.IsEmpty ? "{}"u8 : configuration;
        payload = payload.IsEmpty ? "null"u8 : payload;
        _bytes = ArrayPool<byte>.Shared.Rent(96 + DigitsLimit + method.Length + configuration.Length + payload.Length);
        var end = 0;
        Append("{\"id\":\""u8, ref end);
        Append(IdPrefix, ref end);
        _ = Utf8Formatter.TryFormat(number, _bytes.AsSpan(end), out var digits);
        end += digits;
        _bodyStart = end;
        Append("\",\"method\":\""u8, ref end);
        end += Encoding.ASCII.GetBytes(method, _bytes.AsSpan(end));
        Append("\",\"config\":"u8, ref end);
        Append(configuration, ref end);
        Append(",\"payload\":"u8, ref end);
        Append(payload, ref end);
        // Between the values of a document a line break is blank; within its texts there is none.
        var values = _bytes.AsSpan(_bodyStart, end - _bodyStart);
        values.Replace((byte)'\n', (byte)' ');
        values.Replace((byte)'\r', (byte)' ');
        Append("}\n"u8, ref end);
        _length = end;
    }

    /// <summary>What our ids begin with, so that they are not mistaken for ids that plugins make themselves.</summary>
    public static ReadOnlySpan<byte> IdPrefix => "slipway-"u8;

    /// <summary>The whole line.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The id of the call.</summary>
    public ReadOnlySpan<byte> Id => _bytes.AsSpan(7, _bodyStart - 7);

    /// <summary>All but the id: equal requests have equal bodies.</summary>
    public ReadOnlySpan<byte> Body => _bytes.AsSpan(_bodyStart, _length - _bodyStart);

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private void Append(ReadOnlySpan<byte> part, ref int end)
    {
        part.CopyTo(_bytes.AsSpan(end));
        end += part.Length;
    }
}
