using System.Globalization;

namespace Slipway.Generator;

/// <summary>The shapes of names.</summary>
internal static class Naming
{
    private const int LongestLabel = 63;
    private const int LongestHost = 255;
    private const int LongestVersion = 128;

    // They belong to writing: the first makes one emoji of several, Persian needs the second.
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Whether a text is a DNS label: publishers, plugins, capabilities.</summary>
    public static bool IsLabel(string text) => IsSlug(text) && !text.Contains('_');

    /// <summary>Whether a text is a DNS label, underscores allowed: providers, whose names operators and existing plugins chose.</summary>
    public static bool IsSlug(string text) =>
        text.Length is > 0 and <= LongestLabel
        && text.All(character => IsLower(character) || IsDigit(character) || character is '-' or '_')
        && text[0] is not ('-' or '_')
        && text[text.Length - 1] is not ('-' or '_');

    /// <summary>Whether a text is a configuration key: camelCase.</summary>
    public static bool IsKey(string text) =>
        text.Length > 0 && IsLower(text[0]) && text.All(IsLetterOrDigit);

    /// <summary>Whether a text is a host as plugin.yaml declares it: <c>host</c>, <c>host:port</c>, <c>*.host</c>, <c>{config:key}</c>.</summary>
    public static bool IsHost(string text)
    {
        if (text.StartsWith("{config:", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
        {
            return IsKey(text.Substring(8, text.Length - 9));
        }

        var parts = text.Split(':');
        var name = parts[0].StartsWith("*.", StringComparison.Ordinal) ? parts[0].Substring(2) : parts[0];
        var isName = name.Length is > 0 and <= LongestHost
            && name.Split('.').All(label => label.Length > 0 && label.All(character => IsLetterOrDigit(character) || character is '-' or '_'));
        return isName && (parts.Length == 1 || parts.Length == 2 && IsPort(parts[1]));
    }

    /// <summary>Whether a text is a version without build metadata: two to four numbers, then perhaps a pre-release.</summary>
    public static bool IsVersion(string text)
    {
        var dash = text.IndexOf('-');
        var numbers = (dash < 0 ? text : text.Substring(0, dash)).Split('.');
        var labels = dash < 0 ? [] : text.Substring(dash + 1).Split('.');
        return text.Length <= LongestVersion
            && numbers.Length is >= 2 and <= 4
            && numbers.All(number => number.Length > 0 && number.All(IsDigit))
            && labels.All(label => label.Length > 0 && label.All(character => IsLetterOrDigit(character) || character == '-'));
    }

    /// <summary>
    /// Whether a text shows what it says: no control characters, none that turn the direction of writing or have no width,
    /// no line separators, no halves of characters.
    /// </summary>
    public static bool IsPrintable(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(text, index);
            if (IsInvisible(category) && text[index] is not (ZeroWidthJoiner or ZeroWidthNonJoiner))
            {
                return false;
            }

            index += char.IsHighSurrogate(text[index]) ? 1 : 0;
        }

        return true;
    }

    /// <summary>The same of a text of several lines.</summary>
    public static bool IsReadable(string text) => IsPrintable(text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));

    /// <summary>A C# name in camelCase, as System.Text.Json has it: HttpProxy is httpProxy, URL is url, IPAddress is ipAddress.</summary>
    public static string ToCamelCase(string name)
    {
        var characters = name.ToCharArray();
        for (var index = 0; index < characters.Length && char.IsUpper(characters[index]); index++)
        {
            var startsNextWord = index > 0 && index + 1 < characters.Length && !char.IsUpper(characters[index + 1]);
            if (startsNextWord)
            {
                break;
            }

            characters[index] = char.ToLowerInvariant(characters[index]);
        }

        return new string(characters);
    }

    private static bool IsPort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsLetterOrDigit(char character) => IsLower(character) || IsUpper(character) || IsDigit(character);

    private static bool IsLower(char character) => character is >= 'a' and <= 'z';

    private static bool IsUpper(char character) => character is >= 'A' and <= 'Z';

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
