using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Server.Logging;

namespace Slipway.Server.Auditing;

/// <summary>
/// Writes records to a stream in batches: a request adds its line to a buffer, one task writes whole buffers. When the
/// stream cannot keep up, requests wait rather than lose records.
/// </summary>
internal sealed class StreamAudit : IAuditSink
{
    private const int EagerBytes = 64 * 1024;
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _room = new(initialState: true);
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Stream _target;
    private readonly IServerLog _log;
    private readonly string _prefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Task _writing;
    private readonly Utf8JsonWriter _writer;
    private ArrayBufferWriter<byte> _filling = new(EagerBytes);
    private ArrayBufferWriter<byte> _emptying = new(EagerBytes);
    private long _events;
    private bool _signaled;
    private volatile bool _stopping;

    public StreamAudit(Stream target, IServerLog log)
    {
        _target = target;
        _log = log;
        // The default encoder escapes all that is not ASCII: no text in a record can end its line for any reader.
        _writer = new Utf8JsonWriter(_filling, new JsonWriterOptions { SkipValidation = true });
        _writing = Task.Run(WriteBatchesAsync);
    }

    public void Write(in AuditRecord record)
    {
        _room.Wait();
        var wake = false;
        lock (_gate)
        {
            Append(record);
            if (_filling.WrittenCount > MostBytes)
            {
                _room.Reset();
            }

            wake = !_signaled;
            _signaled = true;
        }

        if (wake)
        {
            _signal.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _signal.Release();
        await _writing;
        await _target.DisposeAsync();
        _writer.Dispose();
        _signal.Dispose();
        _room.Dispose();
    }

    private void Append(in AuditRecord record)
    {
        Span<char> id = stackalloc char[40];
        id.TryWrite(CultureInfo.InvariantCulture, $"{_prefix}-{++_events}", out var length);
        _writer.Reset(_filling);
        AuditFormat.Write(_writer, record, id[..length]);
        _writer.Flush();
        _filling.Write("\n"u8);
    }

    private async Task WriteBatchesAsync()
    {
        while (true)
        {
            await _signal.WaitAsync();
            var stopping = _stopping;
            if (!stopping)
            {
                // A short wait turns many small writes into one; nobody waits for it.
                await Task.Delay(Delay);
            }

            await WriteBatchAsync();
            if (stopping)
            {
                return;
            }
        }
    }

    private async Task WriteBatchAsync()
    {
        lock (_gate)
        {
            (_filling, _emptying) = (_emptying, _filling);
            _signaled = false;
        }

        try
        {
            await _target.WriteAsync(_emptying.WrittenMemory);
            await _target.FlushAsync();
        }
        catch (IOException exception)
        {
            _log.Write(ServerLogLevel.Error, "audit records are lost: the target cannot be written", ("error", exception.Message));
        }

        _emptying = _emptying.Capacity > MostBytes ? new ArrayBufferWriter<byte>(EagerBytes) : Cleared(_emptying);
        _room.Set();
    }

    private static ArrayBufferWriter<byte> Cleared(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        return buffer;
    }
}
