namespace Slipway.Generator;

/// <summary>The shapes of names.</summary>
internal static class Naming
{
    private const int LongestLabel = 63;

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
        text.Length > 0 && IsLower(text[0]) && text.All(character => IsLower(character) || IsUpper(character) || IsDigit(character));

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

    private static bool IsLower(char character) => character is >= 'a' and <= 'z';

    private static bool IsUpper(char character) => character is >= 'A' and <= 'Z';

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
