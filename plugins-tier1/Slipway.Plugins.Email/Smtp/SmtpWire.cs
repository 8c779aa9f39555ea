using System.Globalization;
using System.Text;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>Lines to and from an SMTP server. What is no SMTP ends the conversation.</summary>
internal sealed class SmtpWire(Stream stream)
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;
    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    /// <summary>Whether bytes have come that nobody has read.</summary>
    public bool HasUnreadBytes => _end > _start;

    /// <summary>Sends one line. Whoever calls has made sure that it is one.</summary>
    public Task SendLineAsync(string line, CancellationToken cancellationToken)
    {
        if (line.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ArgumentException("A command is one line.", nameof(line));
        }

        return SendAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
    }

    /// <summary>Sends bytes.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Reads one reply of one or more lines.</summary>
    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var code = -1;
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (!TryReadCode(line, out var lineCode) || (code >= 0 && code != lineCode))
            {
                throw NoSmtp();
            }

            code = lineCode;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw NoSmtp();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new MemoryStream();
        while (true)
        {
            var feed = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            var count = feed < 0 ? _end - _start : feed + 1;
            line.Write(_buffer, _start, count);
            _start += count;
            if (line.Length > LongestLine)
            {
                throw NoSmtp();
            }

            if (feed >= 0)
            {
                return Encoding.UTF8.GetString(line.ToArray()).TrimEnd('\r', '\n');
            }

            (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
            if (_end == 0)
            {
                throw new EndOfStreamException("The server closed the connection.");
            }
        }
    }

    private static bool TryReadCode(string line, out int code)
    {
        code = 0;
        return line.Length >= 3
            && (line.Length == 3 || line[3] is ' ' or '-')
            && line[0] is >= '2' and <= '5'
            && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out code);
    }

    private static ProviderException NoSmtp() => new(
        ErrorCodes.ProviderError,
        "the mail server answered what is not SMTP; is server its host and port, and security the right one?");
}
