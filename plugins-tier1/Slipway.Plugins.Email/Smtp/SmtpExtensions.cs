using System.Globalization;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>What a server says it can do.</summary>
internal sealed class SmtpExtensions
{
    private readonly Dictionary<string, IReadOnlyList<string>> _extensions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the reply to EHLO: the first line greets, each other names an extension.</summary>
    public SmtpExtensions(SmtpReply reply)
    {
        foreach (var line in reply.Lines.Skip(1))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                _extensions[words[0]] = words[1..];
            }
        }
    }

    /// <summary>Whether the connection can be upgraded.</summary>
    public bool StartTls => _extensions.ContainsKey("STARTTLS");

    /// <summary>Whether bytes beyond ASCII are carried as they are.</summary>
    public bool EightBitMime => _extensions.ContainsKey("8BITMIME");

    /// <summary>Whether a way to log in is offered.</summary>
    public bool CanLogIn(string mechanism) =>
        _extensions.TryGetValue("AUTH", out var mechanisms) && mechanisms.Contains(mechanism, StringComparer.OrdinalIgnoreCase);

    /// <summary>The largest mail in bytes, or null when the server does not say. https://www.rfc-editor.org/rfc/rfc1870</summary>
    public long? Size =>
        _extensions.TryGetValue("SIZE", out var words) && words.Count > 0
        && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : null;
}
