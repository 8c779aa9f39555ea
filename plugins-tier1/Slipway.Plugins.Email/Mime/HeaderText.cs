using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Mime;

/// <summary>Texts of headers: printable ASCII as it is, everything else as encoded words. https://www.rfc-editor.org/rfc/rfc2047</summary>
internal static class HeaderText
{
    // An encoded word has at most 75 characters; 45 bytes become 60 characters between =?utf-8?B? and ?=.
    private const int BytesOfAWord = 45;

    // Longer plain texts would need folding, which encoded words bring with them.
    private const int LongestPlain = 60;

    /// <summary>Whether a text could end a line, or the header itself.</summary>
    public static bool IsUnsafe(string text) => text.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0;

    /// <summary>Refuses a text of a caller that could end a line.</summary>
    public static void Require(string member, string text)
    {
        if (IsUnsafe(text))
        {
            throw ProviderException.BadRequest($"{member} has a line break or a zero character, which a header cannot have");
        }
    }

    /// <summary>The text as the value of a header; lines are folded.</summary>
    public static string Encode(string text) =>
        text.Length <= LongestPlain
        && text.All(character => character is >= ' ' and <= '~')
        && !text.Contains("=?", StringComparison.Ordinal)
            ? text
            : string.Join("\r\n ", Words(text));

    /// <summary>The name of a person before an address: an atom, a quoted string, or encoded words.</summary>
    public static string Phrase(string name)
    {
        var encoded = Encode(name);
        return encoded != name || name.All(character => char.IsAsciiLetterOrDigit(character) || character == ' ')
            ? encoded
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new List<byte>(BytesOfAWord);
        var bytes = new byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(bytes);
            if (word.Count + count > BytesOfAWord)
            {
                yield return Word(word);
                word.Clear();
            }

            word.AddRange(bytes.AsSpan(0, count));
        }

        yield return Word(word);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
