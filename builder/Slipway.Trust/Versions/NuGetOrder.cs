namespace Slipway.Trust.Versions;

/// <summary>
/// NuGet's order: one to four numbers, missing ones are zero; then SemVer 2 prerelease labels, compared without case; build metadata
/// means nothing.
/// </summary>
public sealed class NuGetOrder : IVersionOrder
{
    private const int MostNumbers = 4;

    private NuGetOrder()
    {
    }

    /// <summary>The order.</summary>
    public static NuGetOrder Instance { get; } = new();

    /// <inheritdoc />
    public bool IsVersion(string text)
    {
        var (numbers, labels) = Split(text);
        return numbers.Length is > 0 and <= MostNumbers
            && numbers.All(number => Digits.Are(number))
            && (labels is null || labels.All(label => label.Length > 0 && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')));
    }

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x ?? ""), Split(y ?? ""));
        for (var at = 0; at < MostNumbers; at++)
        {
            var order = Digits.Compare(left.Numbers.ElementAtOrDefault(at), right.Numbers.ElementAtOrDefault(at));
            if (order != 0)
            {
                return order;
            }
        }

        return (left.Labels, right.Labels) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            var (a, b) => CompareLabels(a, b),
        };
    }

    private static int CompareLabels(string[] left, string[] right)
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            var order = (Digits.Are(left[at]), Digits.Are(right[at])) switch
            {
                (true, true) => Digits.Compare(left[at], right[at]),
                (true, false) => -1,
                (false, true) => 1,
                _ => Math.Sign(string.Compare(left[at], right[at], StringComparison.OrdinalIgnoreCase)),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static (string[] Numbers, string[]? Labels) Split(string text)
    {
        var version = text.Trim().Split('+', 2)[0];
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (version.Split('.'), null) : (version[..dash].Split('.'), version[(dash + 1)..].Split('.'));
    }
}
