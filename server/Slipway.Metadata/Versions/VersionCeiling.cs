using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Slipway.Metadata.Versions;

/// <summary>
/// The inclusive upper end of a range: an exact version, <c>N.x</c> (every N) or <c>N.M.x</c> (every N.M). A prerelease belongs to the
/// numbers it carries: <c>2.0.0-rc.1</c> lies above <c>1.x</c>.
/// </summary>
public sealed record VersionCeiling
{
    private VersionCeiling(string text) => Text = text;

    private string Text { get; }

    private SemanticVersion? Exact { get; init; }

    private BigInteger Major { get; init; }

    private BigInteger? Minor { get; init; }

    /// <summary>Whether a version is not above.</summary>
    public bool Covers(SemanticVersion version)
    {
        if (Exact is not null)
        {
            return version <= Exact;
        }

        return version.Major < Major || (version.Major == Major && (Minor is null || version.Minor <= Minor));
    }

    /// <summary>Reads an upper end; an exception says why a text is none.</summary>
    public static VersionCeiling Parse(string text) =>
        TryParse(text, out var ceiling, out var reason) ? ceiling : throw new FormatException($"\"{text}\" is not an upper bound: {reason}");

    /// <summary>Reads an upper end, or says why the text is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VersionCeiling? ceiling, [NotNullWhen(false)] out string? reason)
    {
        ceiling = null;
        if (!text.EndsWith(".x", StringComparison.Ordinal))
        {
            if (SemanticVersion.TryParse(text, out var exact, out reason))
            {
                ceiling = new VersionCeiling(text) { Exact = exact };
            }
            else if (text is "x" or "*" || text.EndsWith(".*", StringComparison.Ordinal) || text.EndsWith(".X", StringComparison.Ordinal))
            {
                reason = "the only wildcards are N.x and N.M.x";
            }

            return ceiling is not null;
        }

        var numbers = text[..^2].Split('.');
        reason = numbers.Length > 2
            ? "the only wildcards are N.x and N.M.x"
            : SemanticVersionParser.WhyNotNumber(numbers[0], "major") ?? (numbers.Length == 2 ? SemanticVersionParser.WhyNotNumber(numbers[1], "minor") : null);
        if (reason is null)
        {
            ceiling = new VersionCeiling(text)
            {
                Major = SemanticVersionParser.Number(numbers[0]),
                Minor = numbers.Length == 2 ? SemanticVersionParser.Number(numbers[1]) : null,
            };
        }

        return ceiling is not null;
    }

    /// <summary>The text that was read.</summary>
    public override string ToString() => Text;
}
