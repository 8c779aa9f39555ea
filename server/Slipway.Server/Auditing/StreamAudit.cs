using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Server.Logging;

namespace Slipway.Server.Auditing;

/// <summary>
/// Writes records to a stream in batches: a request adds its line to a buffer, one thread writes whole buffers. When the
/// stream cannot keep up, requests wait rather than lose records.
/// </summary>
internal sealed class StreamAudit : IAuditSink
{
    private const int FirstBytes = 64 * 1024;
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly Stream _target;
    private readonly IServerLog _log;
    private readonly string _prefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Thread _thread;
    private readonly Utf8JsonWriter _writer;
    private ArrayBufferWriter<byte> _filling = new(FirstBytes);
    private ArrayBufferWriter<byte> _emptying = new(FirstBytes);
    private long _events;
    private bool _stopping;

    public StreamAudit(Stream target, IServerLog log)
    {
        _target = target;
        _log = log;
        // The default encoder escapes all that is not ASCII: no text in a record can end its line for any reader.
        _writer = new Utf8JsonWriter(_filling, new JsonWriterOptions { SkipValidation = true });
        _thread = new Thread(WriteBatches, maxStackSize: 256 * 1024) { IsBackground = true, Name = "audit" };
        _thread.Start();
    }

    public void Write(in AuditRecord record)
    {
        lock (_gate)
        {
            while (_filling.WrittenCount > MostBytes && !_stopping)
            {
                Monitor.Wait(_gate);
            }

            if (_filling.WrittenCount == 0)
            {
                Monitor.PulseAll(_gate);
            }

            Append(record);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        await _target.DisposeAsync();
        _writer.Dispose();
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

    private void WriteBatches()
    {
        while (true)
        {
            bool last;
            lock (_gate)
            {
                while (_filling.WrittenCount == 0 && !_stopping)
                {
                    Monitor.Wait(_gate);
                }

                // A short wait turns many small writes into one; no request waits for it.
                last = _stopping || (Monitor.Wait(_gate, Gathering) && _stopping);
                (_filling, _emptying) = (_emptying, _filling);
                Monitor.PulseAll(_gate);
            }

            WriteBatch();
            if (last)
            {
                return;
            }
        }
    }

    private void WriteBatch()
    {
        try
        {
            _target.Write(_emptying.WrittenSpan);
            _target.Flush();
        }
        catch (IOException exception)
        {
            _log.Write(ServerLogLevel.Error, "audit records are lost: the target cannot be written", ("error", exception.Message));
        }

        if (_emptying.Capacity > MostBytes)
        {
            _emptying = new ArrayBufferWriter<byte>(FirstBytes);
        }
        else
        {
            _emptying.ResetWrittenCount();
        }
    }
}
