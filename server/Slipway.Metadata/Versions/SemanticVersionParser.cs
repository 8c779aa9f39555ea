using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Slipway.Metadata.Versions;

/// <summary>Reads versions and says what is wrong with a text that is none.</summary>
internal static class SemanticVersionParser
{
    private static readonly string[] Names = ["major", "minor", "patch"];
    private static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    public static SemanticVersion? Parse(string text, out string? reason)
    {
        if (text.Length == 0 || text is ['v' or 'V', >= '0' and <= '9', ..])
        {
            reason = text.Length == 0 ? "it is empty" : $"it begins with {text[0]}; write {text[1..]}";
            return null;
        }

        var (core, prerelease, build) = Split(text);
        if ((reason = WhyNotIdentifiers(build, "build metadata", numbersMayBeginWithZero: true)
            ?? WhyNotIdentifiers(prerelease, "prerelease", numbersMayBeginWithZero: false)) is not null)
        {
            return null;
        }

        var parts = core.Split('.');
        if (parts.Length != 3)
        {
            reason = TooFewOrMany(parts);
            return null;
        }

        for (var i = 0; i < 3; i++)
        {
            if ((reason = WhyNotNumber(parts[i], Names[i])) is not null)
            {
                return null;
            }
        }

        return new SemanticVersion(Number(parts[0]), Number(parts[1]), Number(parts[2]), prerelease?.Split('.') ?? [], text);
    }

    /// <summary>Why a text is no number of a version, or null.</summary>
    public static string? WhyNotNumber(string text, string name) => text switch
    {
        "" => $"the {name} number is missing",
        _ when text.AsSpan().ContainsAnyExceptInRange('0', '9') => $"the {name} number \"{Shown(text)}\" is not a number",
        ['0', _, ..] => $"the {name} number \"{Shown(text)}\" has a leading zero",
        _ => null,
    };

    public static BigInteger Number(string digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static (string Core, string? Prerelease, string? Build) Split(string text)
    {
        string? build = null;
        if (text.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus)
        {
            (text, build) = (text[..plus], text[(plus + 1)..]);
        }

        return text.IndexOf('-', StringComparison.Ordinal) is >= 0 and var hyphen
            ? (text[..hyphen], text[(hyphen + 1)..], build)
            : (text, null, build);
    }

    private static string? WhyNotIdentifiers(string? text, string name, bool numbersMayBeginWithZero)
    {
        foreach (var identifier in text?.Split('.') ?? [])
        {
            if (identifier.Length == 0)
            {
                return $"the {name} has an empty part";
            }

            if (identifier.AsSpan().IndexOfAnyExcept(IdentifierCharacters) is >= 0 and var wrong)
            {
                return $"the {name} holds the character '{identifier[wrong]}'";
            }

            if (!numbersMayBeginWithZero && identifier is ['0', _, ..] && !identifier.AsSpan().ContainsAnyExceptInRange('0', '9'))
            {
                return $"the number \"{Shown(identifier)}\" of the {name} has a leading zero";
            }
        }

        return null;
    }

    private static string TooFewOrMany(string[] parts)
    {
        if (parts.Any(part => part is "x" or "X" or "*"))
        {
            return "it is a range; an exact version is needed";
        }

        var filled = parts.Length < 3 && parts.All(part => WhyNotNumber(part, "") is null);
        return filled
            ? $"it has {parts.Length} of three numbers; write {string.Join('.', parts.Concat(Enumerable.Repeat("0", 3 - parts.Length)))}"
            : $"it needs three numbers with dots between them and has {parts.Length}";
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
