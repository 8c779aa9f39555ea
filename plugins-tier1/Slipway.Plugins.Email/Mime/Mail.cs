using System.Globalization;
using System.Text;
using Slipway.Plugins.Email.Addresses;

namespace Slipway.Plugins.Email.Mime;

/// <summary>A mail before it is encoded. Its texts have been checked: none of its headers can end a line.</summary>
internal sealed record Mail
{
    private const int LongestLine = 998;

    public required MessageId Id { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required EmailAddress From { get; init; }

    public string FromName { get; init; } = "";

    public required IReadOnlyList<EmailAddress> To { get; init; }

    public required string Subject { get; init; }

    /// <summary>The mails that it answers, the nearest last.</summary>
    public IReadOnlyList<MessageId> Thread { get; init; } = [];

    /// <summary>Its text, with CRLF between the lines and no other line end.</summary>
    public required string Text { get; init; }

    /// <summary>Whether its text has bytes that only a server with 8BITMIME carries as they are.</summary>
    public bool Is8Bit(bool serverTakes8Bit) => Encoding(serverTakes8Bit) == "8bit";

    /// <summary>The bytes of the mail, in the simplest encoding that the server carries.</summary>
    public byte[] Write(bool serverTakes8Bit)
    {
        var encoding = Encoding(serverTakes8Bit);
        var mail = new StringBuilder();
        foreach (var (name, value) in Headers(encoding))
        {
            mail.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        mail.Append("\r\n").Append(encoding == "quoted-printable" ? QuotedPrintable.Encode(Text) : Text).Append("\r\n");
        return System.Text.Encoding.UTF8.GetBytes(mail.ToString());
    }

    private IEnumerable<(string Name, string Value)> Headers(string encoding)
    {
        yield return ("Date", Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Offset(Date.Offset));
        yield return ("Message-ID", Id.ToString());
        yield return ("From", FromName.Length == 0 ? From.ToString() : $"{HeaderText.Phrase(FromName)} <{From}>");
        yield return ("To", string.Join(",\r\n ", To));
        yield return ("Subject", HeaderText.Encode(Subject));
        if (Thread.Count > 0)
        {
            yield return ("In-Reply-To", Thread[^1].ToString());
            yield return ("References", string.Join("\r\n ", Thread));
        }

        // Nobody's holiday notice should answer a machine: https://www.rfc-editor.org/rfc/rfc3834
        yield return ("Auto-Submitted", "auto-generated");
        yield return ("MIME-Version", "1.0");
        yield return ("Content-Type", "text/plain; charset=utf-8");
        yield return ("Content-Transfer-Encoding", encoding);
    }

    private string Encoding(bool serverTakes8Bit)
    {
        var hasLongLines = Text.Split("\r\n").Any(line => System.Text.Encoding.UTF8.GetByteCount(line) > LongestLine);
        if (hasLongLines || Text.Contains('\0', StringComparison.Ordinal))
        {
            return "quoted-printable";
        }

        if (Text.All(char.IsAscii))
        {
            return "7bit";
        }

        return serverTakes8Bit ? "8bit" : "quoted-printable";
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
