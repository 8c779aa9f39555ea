using Slipway.Server.Logging;
using Slipway.Server.Stdio.Wire;

namespace Slipway.Server.Stdio;

/// <summary>
/// Writes what one process says besides its answers into the server's log, under the plugin's name: its error stream and
/// the stray lines of its output. A flood is thinned out; the log says how much was left out.
/// </summary>
internal sealed class PluginLog(StdioPlugin plugin, IServerLog log, TimeProvider clock)
{
    private const int LinesASecond = 100;
    private const int Burst = 500;

    private readonly Lock _lines = new();
    private readonly byte[] _line = new byte[OutputScanner.LineLimit];
    private int _length;
    private bool _overlong;
    private double _allowance = Burst;
    private long _since = clock.GetTimestamp();
    private long _leftOut;

    /// <summary>More bytes of the error stream, cut anywhere.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var newline = bytes.IndexOf((byte)'\n');
            Keep(newline < 0 ? bytes : bytes[..newline]);
            if (newline < 0)
            {
                return;
            }

            WriteErrorLine();
            bytes = bytes[(newline + 1)..];
        }
    }

    /// <summary>The error stream has ended.</summary>
    public void Finish()
    {
        WriteErrorLine();
        lock (_lines)
        {
            SayWhatIsMissing();
        }
    }

    /// <summary>
    /// A line of the output that is no answer. The output of a secret store is never shown: an answer that the plugin got
    /// wrong would put a secret into the log.
    /// </summary>
    public void Stray(ReadOnlySpan<byte> line)
    {
        var text = plugin.Capability == "secret" ? $"(not shown, {line.Length} bytes)" : LogText.Of(line);
        Write("plugin output that is no answer", text, false);
    }

    /// <summary>Something about the process itself.</summary>
    public void Event(ServerLogLevel level, string message, int processId, string? detail = null) =>
        log.Write(level, message, ("plugin", plugin.Name), ("pid", processId), ("detail", detail is null ? null : LogText.Of(detail)));

    private void Keep(ReadOnlySpan<byte> part)
    {
        var kept = part[..Math.Min(part.Length, _line.Length - _length)];
        kept.CopyTo(_line.AsSpan(_length));
        _length += kept.Length;
        _overlong |= kept.Length < part.Length;
    }

    private void WriteErrorLine()
    {
        if (_line.AsSpan(0, _length).ContainsAnyExcept(" \t\r"u8))
        {
            Write("plugin stderr", LogText.Of(_line.AsSpan(0, _length)), _overlong);
        }

        (_length, _overlong) = (0, false);
    }

    private void Write(string message, string text, bool cut)
    {
        lock (_lines)
        {
            var now = clock.GetTimestamp();
            _allowance = Math.Min(Burst, _allowance + (clock.GetElapsedTime(_since, now).TotalSeconds * LinesASecond));
            _since = now;
            if (_allowance < 1)
            {
                _leftOut++;
                return;
            }

            _allowance--;
            SayWhatIsMissing();
            log.Write(ServerLogLevel.Information, message, ("plugin", plugin.Name), ("line", text), ("cut", cut ? true : null));
        }
    }

    private void SayWhatIsMissing()
    {
        if (_leftOut > 0)
        {
            log.Write(ServerLogLevel.Warning, "plugin writes too much, lines were left out", ("plugin", plugin.Name), ("lines", _leftOut));
            _leftOut = 0;
        }
    }
}
