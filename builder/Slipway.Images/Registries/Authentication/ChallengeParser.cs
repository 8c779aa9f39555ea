namespace Slipway.Images.Registries.Authentication;

/// <summary>Reads WWW-Authenticate headers (RFC 9110, 11.6.1): several challenges in one header, tokens and quoted strings.</summary>
internal sealed class ChallengeParser
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    private readonly string _text;
    private int _at;

    private ChallengeParser(string text) => _text = text;

    /// <summary>The challenges of a header; what cannot be read ends the list.</summary>
    public static IReadOnlyList<Challenge> Parse(string header)
    {
        var parser = new ChallengeParser(header);
        var found = new List<Challenge>();
        while (parser.Next() is { } challenge)
        {
            found.Add(challenge);
        }

        return found;
    }

    private Challenge? Next()
    {
        Skip(" \t,");
        var scheme = Token();
        if (scheme.Length == 0)
        {
            return null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (TryParameter() is var (name, value))
        {
            parameters.TryAdd(name, value);
        }

        return new Challenge(scheme, parameters);
    }

    // A token without '=' after it begins the next challenge.
    private (string Name, string Value)? TryParameter()
    {
        var start = _at;
        Skip(" \t,");
        var name = Token();
        Skip(" \t");
        if (name.Length == 0 || _at >= _text.Length || _text[_at] != '=')
        {
            _at = start;
            return null;
        }

        _at++;
        Skip(" \t");
        return (name, _at < _text.Length && _text[_at] == '"' ? Quoted() : Token());
    }

    private string Token()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || TokenMarks.Contains(_text[_at], StringComparison.Ordinal)))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private string Quoted()
    {
        var value = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                _at++;
            }

            value.Append(_text[_at]);
        }

        _at = Math.Min(_at + 1, _text.Length);
        return value.ToString();
    }

    private void Skip(string characters)
    {
        while (_at < _text.Length && characters.Contains(_text[_at], StringComparison.Ordinal))
        {
            _at++;
        }
    }
}
