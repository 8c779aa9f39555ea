namespace Slipway.Trust.Versions;

/// <summary>Numbers of any length, compared as texts.</summary>
internal static class Digits
{
    /// <summary>Compares two texts of digits by their value; leading zeros mean nothing, and nothing at all is zero.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = left.TrimStart('0');
        var b = right.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : Math.Sign(a.SequenceCompareTo(b));
    }

    /// <summary>Whether a text is not empty and has digits only.</summary>
    public static bool Are(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
