namespace Slipway.Metadata.Licensing;

/// <summary>One reading of a licence expression: alternating operands and operators, parentheses counted rather than recursed into.</summary>
internal sealed class SpdxParser(string text)
{
    private static readonly string[] Operators = ["AND", "OR", "WITH"];
    private readonly SortedSet<string> _licenses = new(StringComparer.Ordinal);
    private int _open;

    public IReadOnlyList<string> Licenses => [.. _licenses];

    /// <summary>Why the text is no expression, or null.</summary>
    public string? Parse()
    {
        string? previous = null;
        var operandExpected = true;
        foreach (var token in Tokens())
        {
            var reason = operandExpected ? Operand(token, previous, ref operandExpected) : Operator(token, previous, ref operandExpected);
            if (reason is not null)
            {
                return reason;
            }

            previous = token;
        }

        return operandExpected ? $"a licence id is missing {(previous is null ? "" : $"after \"{previous}\"")}".TrimEnd()
            : _open > 0 ? "a parenthesis is never closed"
            : null;
    }

    private string? Operand(string token, string? previous, ref bool operandExpected)
    {
        if (token == "(" && previous != "WITH")
        {
            _open++;
            return null;
        }

        if (token is "(" or ")" || Operators.Contains(token))
        {
            return $"a licence id is missing before \"{token}\"";
        }

        operandExpected = false;
        if (previous == "WITH")
        {
            return IsId(token) ? null : $"\"{token}\" is no exception id";
        }

        var id = token.EndsWith('+') ? token[..^1] : token;
        _licenses.Add(id);
        return IsLicense(id) ? null : $"\"{token}\" is no licence id";
    }

    private string? Operator(string token, string? previous, ref bool operandExpected)
    {
        if (token == ")")
        {
            return --_open < 0 ? "a parenthesis is closed that was never opened" : null;
        }

        if (!Operators.Contains(token))
        {
            return Operators.Contains(token.ToUpperInvariant())
                ? $"\"{token}\" must be written {token.ToUpperInvariant()}"
                : $"AND, OR or WITH is missing between \"{previous}\" and \"{token}\"; an id holds no spaces";
        }

        operandExpected = true;
        return token == "WITH" && previous == ")" ? "WITH follows a licence id, not a parenthesis" : null;
    }

    private static bool IsLicense(string id)
    {
        var parts = id.Split(':');
        return parts.Length switch
        {
            1 => IsId(id) && id is not "LicenseRef-",
            2 => parts[0].StartsWith("DocumentRef-", StringComparison.Ordinal) && parts[1].StartsWith("LicenseRef-", StringComparison.Ordinal)
                && IsId(parts[0]) && IsId(parts[1]) && parts[0].Length > "DocumentRef-".Length && parts[1].Length > "LicenseRef-".Length,
            _ => false,
        };
    }

    private static bool IsId(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private IEnumerable<string> Tokens()
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 0; i < word.Length; i++)
            {
                if (word[i] is not ('(' or ')'))
                {
                    continue;
                }

                if (i > start)
                {
                    yield return word[start..i];
                }

                yield return word[i].ToString();
                start = i + 1;
            }

            if (start < word.Length)
            {
                yield return word[start..];
            }
        }
    }
}
