namespace Slipway.Metadata.Versions;

/// <summary>How prereleases precede one another (semver.org, item 11).</summary>
internal static class PrereleaseOrder
{
    public static int Compare(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            // A release comes after its prereleases.
            return right.Count.CompareTo(left.Count);
        }

        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            var order = CompareIdentifiers(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    // Numbers have no leading zeros, so the longer one is the larger one.
    private static int CompareIdentifiers(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) when left.Length != right.Length => left.Length.CompareTo(right.Length),
        (true, false) => -1,
        (false, true) => 1,
        _ => Math.Sign(string.CompareOrdinal(left, right)),
    };

    private static bool IsNumber(string identifier) => !identifier.AsSpan().ContainsAnyExceptInRange('0', '9');
}
