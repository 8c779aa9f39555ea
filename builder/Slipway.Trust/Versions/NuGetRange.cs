using System.Diagnostics.CodeAnalysis;

namespace Slipway.Trust.Versions;

/// <summary>A range of NuGet versions as vulnerability feeds write them: <c>(, 13.0.1)</c>, <c>[6.0.0, 6.0.10]</c>, <c>[1.0.0]</c>, or <c>1.0.0</c> for that and later.</summary>
public sealed record NuGetRange(string? Least, bool LeastIncluded, string? Most, bool MostIncluded)
{
    /// <summary>Reads a range; false when it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NuGetRange? range)
    {
        range = Read(text.Trim());
        return range is not null && IsBound(range.Least) && IsBound(range.Most) && (range.Least ?? range.Most) is not null;
    }

    /// <summary>Whether a version lies within.</summary>
    public bool Contains(string version)
    {
        var order = NuGetOrder.Instance;
        var fromLeast = Least is null ? 1 : order.Compare(version, Least);
        var toMost = Most is null ? -1 : order.Compare(version, Most);
        return (fromLeast > 0 || (fromLeast == 0 && LeastIncluded)) && (toMost < 0 || (toMost == 0 && MostIncluded));
    }

    private static NuGetRange? Read(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] is not ('[' or '('))
        {
            return new NuGetRange(text, true, null, false);
        }

        if (text.Length < 3 || text[^1] is not (']' or ')'))
        {
            return null;
        }

        var bounds = text[1..^1].Split(',');
        return bounds switch
        {
            [var only] when text[0] == '[' && text[^1] == ']' => new NuGetRange(only.Trim(), true, only.Trim(), true),
            [var least, var most] => new NuGetRange(Bound(least), text[0] == '[', Bound(most), text[^1] == ']'),
            _ => null,
        };
    }

    private static string? Bound(string text) => text.Trim() is { Length: > 0 } bound ? bound : null;

    private static bool IsBound(string? bound) => bound is null || NuGetOrder.Instance.IsVersion(bound);
}
