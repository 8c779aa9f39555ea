namespace Slipway.Plugins.Email.Mime;

/// <summary>
/// Doubles the dots that begin lines, so that no line of a mail can end it. https://www.rfc-editor.org/rfc/rfc5321#section-4.5.2
/// </summary>
internal static class DotStuffing
{
    /// <summary>The data that follow DATA: the mail with its dots doubled, and the line that ends it.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> mail)
    {
        var data = new List<byte>(mail.Length + 64);
        var isStart = true;
        foreach (var value in mail)
        {
            if (isStart && value == (byte)'.')
            {
                data.Add((byte)'.');
            }

            data.Add(value);
            isStart = value == (byte)'\n';
        }

        data.AddRange(isStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return [.. data];
    }
}
