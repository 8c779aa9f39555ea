namespace Slipway.Sdk.Configuration;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearestWord
{
    private const int Longest = 64;

    /// <summary>", did you mean X" for the nearest of some words, or the empty string when none is near.</summary>
    public static string Question(string written, IEnumerable<string> words) =>
        Of(written, words) is { } word ? $", did you mean {word}" : "";

    private static string? Of(string written, IEnumerable<string> words)
    {
        if (written.Length > Longest)
        {
            return null;
        }

        var limit = Math.Max(1, written.Length / 3);
        return words
            .Select(word => (Word: word, Distance: Distance(written.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= limit && candidate.Distance < candidate.Word.Length)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    // Levenshtein's distance, row by row.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
