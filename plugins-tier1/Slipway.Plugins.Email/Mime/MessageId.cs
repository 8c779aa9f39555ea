using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Mime;

/// <summary>The id of a mail, in its angle brackets. https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4</summary>
internal sealed partial record MessageId
{
    private MessageId(string text) => Text = text;

    private string Text { get; }

    /// <summary>
    /// The id of a new mail. It follows from the call, the time and the place among this provider's mails; with an idempotency key from that
    /// and the channel alone, so that a mail system recognises a repetition.
    /// </summary>
    public static MessageId New(CallContext call, string channel, string domain, (DateTimeOffset Time, long Number) moment)
    {
        var origin = call.IdempotencyKey is { Length: > 0 } key
            ? $"key\0{key}\0{channel}"
            : string.Create(CultureInfo.InvariantCulture, $"call\0{call.RequestId}\0{channel}\0{moment.Time.UtcTicks}\0{moment.Number}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(origin));
        return new($"<{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{domain}>");
    }

    /// <summary>Reads an id, with its brackets or without.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MessageId? id)
    {
        id = Form().Match(text) is { Success: true } match ? new MessageId($"<{match.Groups[1].Value}>") : null;
        return id is not null;
    }

    public override string ToString() => Text;

    // Printable ASCII without spaces and brackets: wider than the grammar, since real ids are, and still unable to end a header.
    [GeneratedRegex(@"\A<?([!-;=?-~]{1,250})>?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
