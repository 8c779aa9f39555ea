using System.Text.RegularExpressions;

namespace Slipway.Trust.Sbom.Licences;

/// <summary>SPDX licence expressions (SPDX 2.3, annex D): ids, AND, OR, WITH, parentheses.</summary>
internal sealed partial class SpdxExpression
{
    private const int MostTokens = 256;

    private readonly string[] _tokens;
    private readonly List<string> _written = [];
    private int _at;

    private SpdxExpression(string[] tokens) => _tokens = tokens;

    /// <summary>The expression in its proper spelling; null when it is none.</summary>
    public static string? Normalize(string text)
    {
        var tokens = Tokens().Matches(text).Select(match => match.Value).ToArray();
        if (tokens.Length is 0 or > MostTokens || string.Concat(tokens).Length != text.Count(character => !char.IsWhiteSpace(character)))
        {
            return null;
        }

        var expression = new SpdxExpression(tokens);
        return expression.ReadAlternatives() && expression._at == tokens.Length
            ? string.Join(' ', expression._written)
                .Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal)
            : null;
    }

    /// <summary>The licence ids in an expression, without exceptions.</summary>
    public static IEnumerable<string> Ids(string expression) =>
        WithException()
            .Replace(expression, "")
            .Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(token => token is not ("AND" or "OR"));

    /// <summary>Whether a proper expression holds when these ids are allowed. AND binds closer than OR.</summary>
    public static bool IsSatisfied(string expression, Func<string, bool> allows)
    {
        var tokens = new Queue<string>(Tokens().Matches(WithException().Replace(expression, "")).Select(match => match.Value));
        return Either();

        bool Either()
        {
            var holds = Both();
            while (tokens.TryPeek(out var next) && next == "OR")
            {
                tokens.Dequeue();
                holds |= Both();
            }

            return holds;
        }

        bool Both()
        {
            var holds = One();
            while (tokens.TryPeek(out var next) && next == "AND")
            {
                tokens.Dequeue();
                holds &= One();
            }

            return holds;
        }

        bool One()
        {
            var token = tokens.Dequeue();
            if (token != "(")
            {
                return allows(token);
            }

            var holds = Either();
            tokens.Dequeue();
            return holds;
        }
    }

    private bool ReadAlternatives()
    {
        do
        {
            if (!ReadTerm())
            {
                return false;
            }
        }
        while (ReadOperator("AND") || ReadOperator("OR"));
        return true;
    }

    private bool ReadTerm()
    {
        if (_at >= _tokens.Length)
        {
            return false;
        }

        if (_tokens[_at] == "(")
        {
            Take("(");
            if (!ReadAlternatives() || _at >= _tokens.Length || _tokens[_at] != ")")
            {
                return false;
            }

            Take(")");
            return true;
        }

        return ReadId() && (!ReadOperator("WITH") || ReadId());
    }

    private bool ReadId()
    {
        if (_at >= _tokens.Length)
        {
            return false;
        }

        var token = _tokens[_at];
        var id = token.StartsWith("LicenseRef-", StringComparison.Ordinal) ? token
            : SpdxIds.Find(token) ?? (token.EndsWith('+') && SpdxIds.Find(token[..^1]) is { } older ? older + "+" : null);
        if (id is not null)
        {
            Take(id);
        }

        return id is not null;
    }

    private bool ReadOperator(string name)
    {
        var found = _at < _tokens.Length && _tokens[_at].Equals(name, StringComparison.OrdinalIgnoreCase);
        if (found)
        {
            Take(name);
        }

        return found;
    }

    private void Take(string written)
    {
        _written.Add(written);
        _at++;
    }

    [GeneratedRegex(@"[()]|[A-Za-z0-9.+-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(@" WITH \S+", RegexOptions.CultureInvariant)]
    private static partial Regex WithException();
}
