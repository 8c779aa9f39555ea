using System.Buffers;
using System.Text.Json;

namespace Slipway.Server.Logging;

/// <summary>Writes the log to a stream, a line an event, each line with one write.</summary>
internal sealed class LineLog : IServerLog, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stream _target;
    private readonly TimeProvider _clock;
    private readonly ServerLogLevel _least;
    private readonly ILineFormat _format;
    private readonly ArrayBufferWriter<byte> _line = new(512);

    public LineLog(Stream target, TimeProvider clock, ServerLogLevel least, LogFormat format)
    {
        _target = target;
        _clock = clock;
        _least = least;
        _format = format == LogFormat.Json ? new JsonLineFormat() : new TextLineFormat();
    }

    public bool IsEnabled(ServerLogLevel level) => level >= _least;

    public void Write(ServerLogLevel level, string message, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        if (!IsEnabled(level))
        {
            return;
        }

        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            _line.ResetWrittenCount();
            _format.Write(_line, new LogLine(now, level, message), fields);
            _line.Write("\n"u8);
            try
            {
                _target.Write(_line.WrittenSpan);
                _target.Flush();
            }
            catch (IOException)
            {
                // Whoever read the log is gone; the server has nobody left to tell.
            }
        }
    }

    public void Dispose() => _target.Dispose();
}

/// <summary>The fixed part of a log line.</summary>
internal readonly record struct LogLine(DateTimeOffset Time, ServerLogLevel Level, string Message)
{
    public string LevelName => Level switch
    {
        ServerLogLevel.Debug => "debug",
        ServerLogLevel.Information => "info",
        ServerLogLevel.Warning => "warning",
        _ => "error",
    };
}

/// <summary>How a line looks.</summary>
internal interface ILineFormat
{
    void Write(IBufferWriter<byte> target, LogLine line, ReadOnlySpan<(string Name, object? Value)> fields);
}

/// <summary>One JSON object a line. The default encoder escapes everything that any reader could take for a line end.</summary>
internal sealed class JsonLineFormat : ILineFormat
{
    public void Write(IBufferWriter<byte> target, LogLine line, ReadOnlySpan<(string Name, object? Value)> fields)
    {
        using var writer = new Utf8JsonWriter(target);
        writer.WriteStartObject();
        writer.WriteString("time", line.Time.UtcDateTime);
        writer.WriteString("level", line.LevelName);
        writer.WriteString("message", line.Message);
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                WriteField(writer, name, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case double number:
                writer.WriteNumber(name, number);
                break;
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
            default:
                writer.WriteString(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
