namespace Slipway.Trust.Versions;

/// <summary>dpkg's order: epoch, upstream version, revision; digits by value, letters before other characters, and a tilde before everything.</summary>
/// <remarks>https://www.debian.org/doc/debian-policy/ch-controlfields.html#version</remarks>
public sealed class DebianOrder : IVersionOrder
{
    private DebianOrder()
    {
    }

    /// <summary>The order.</summary>
    public static DebianOrder Instance { get; } = new();

    /// <inheritdoc />
    public bool IsVersion(string text)
    {
        var (epoch, upstream, revision) = Split(text);
        return Digits.Are(epoch)
            && upstream.Length > 0 && char.IsAsciiDigit(upstream[0])
            && upstream.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '+' or '-' or '~' or ':')
            && revision.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '+' or '~');
    }

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x ?? ""), Split(y ?? ""));
        var order = Digits.Compare(left.Epoch, right.Epoch);
        order = order != 0 ? order : CompareParts(left.Upstream, right.Upstream);
        return order != 0 ? order : CompareParts(left.Revision, right.Revision);
    }

    private static (string Epoch, string Upstream, string Revision) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (epoch, rest) = colon < 0 ? ("0", text) : (text[..colon], text[(colon + 1)..]);
        var dash = rest.LastIndexOf('-');
        return dash < 0 ? (epoch, rest, "") : (epoch, rest[..dash], rest[(dash + 1)..]);
    }

    // Alternately what is no digit, character by character, and digits by value.
    private static int CompareParts(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            while ((!left.IsEmpty && !char.IsAsciiDigit(left[0])) || (!right.IsEmpty && !char.IsAsciiDigit(right[0])))
            {
                var (a, b) = (Weight(left), Weight(right));
                if (a != b)
                {
                    return a.CompareTo(b);
                }

                left = left[1..];
                right = right[1..];
            }

            var leftDigits = DigitsOf(left);
            var rightDigits = DigitsOf(right);
            var order = Digits.Compare(leftDigits, rightDigits);
            if (order != 0)
            {
                return order;
            }

            left = left[leftDigits.Length..];
            right = right[rightDigits.Length..];
        }

        return 0;
    }

    // Tilde, then the end or a digit, then letters, then the rest.
    private static int Weight(ReadOnlySpan<char> text) => text.IsEmpty || char.IsAsciiDigit(text[0]) ? 0
        : text[0] == '~' ? -1
        : char.IsAsciiLetter(text[0]) ? text[0]
        : text[0] + 256;

    private static ReadOnlySpan<char> DigitsOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text : text[..end];
    }
}
