namespace Slipway.Metadata.Diagnostics;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class DidYouMean
{
    private const int LongestWord = 80;

    /// <summary>
    /// The nearest candidate by Damerau-Levenshtein distance, or null when none is near. Spelling that differs in case,
    /// <c>_</c> or <c>-</c> only counts as equal. Ties go to the ordinally smaller candidate.
    /// </summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var folded = Fold(word);
        var limit = Math.Max(1, folded.Length / 3);
        var nearest = candidates
            .Where(candidate => candidate.Length <= LongestWord && candidate != word)
            .Select(candidate => (Candidate: candidate, Distance: Distance(folded, Fold(candidate), limit)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Candidate;
    }

    /// <summary>The sentence <c>did you mean "x"?</c>, or null when no candidate is near.</summary>
    public static string? Ask(string word, IEnumerable<string> candidates) =>
        Find(word, candidates) is { } found ? $"did you mean \"{found}\"?" : null;

    private static string Fold(string word) =>
        string.Concat(word.Where(c => c is not ('_' or '-')).Select(char.ToLowerInvariant));

    // Optimal string alignment over three rows; gives up (limit + 1) once a whole row is beyond the limit.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var (older, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], older[j - 2] + 1);
                }
            }

            if (current.Min() > limit)
            {
                return limit + 1;
            }

            (older, previous, current) = (previous, current, older);
        }

        return previous[b.Length];
    }
}
