using System.Text.Json;

namespace Slipway.Sdk.Configuration;

/// <summary>The members of a configuration: which are there, which were asked for, and what is wrong with them as JSON.</summary>
internal sealed class ConfigurationMembers
{
    private readonly JsonElement _configuration;
    private readonly List<ConfigurationProblem> _problems;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    // Keys that are refused already: a second problem of them would only repeat the first.
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    // Of what cannot be read nobody can say that a key is missing.
    private readonly bool _unreadable;

    public ConfigurationMembers(JsonElement configuration, List<ConfigurationProblem> problems)
    {
        (_configuration, _problems) = (configuration, problems);
        if (configuration.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return;
        }

        if (configuration.ValueKind != JsonValueKind.Object)
        {
            Report("", $"a JSON object is expected, this is {Name(configuration.ValueKind)}");
        }
        else if (!JsonUnicode.HasNames(configuration))
        {
            _unreadable = true;
            _configuration = default;
            Report("", $"a key {JsonUnicode.Problem}");
        }
        else
        {
            ReportTwice(configuration, name => (name, "is there more than once; keep one of them"));
        }
    }

    public void Require(string key)
    {
        _known.Add(key);
        if (!_unreadable && (!TryFind(key, out var value) || value.ValueKind == JsonValueKind.Null))
        {
            Report(key, "is required");
            _refused.Add(key);
        }
    }

    public bool TryGet(string key, JsonValueKind kind, string expected, out JsonElement value)
    {
        if (!TryGet(key, out value))
        {
            return false;
        }

        if (value.ValueKind == kind)
        {
            return true;
        }

        Report(key, $"{expected} is expected, this is {Name(value.ValueKind)}");
        return false;
    }

    public bool TryGet(string key, out JsonElement value)
    {
        _known.Add(key);
        if (!TryFind(key, out value))
        {
            return false;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            if (_refused.Add(key))
            {
                Report(key, "null is no value; leave the key out instead");
            }

            return false;
        }

        if (JsonUnicode.IsText(value))
        {
            return true;
        }

        Report(key, JsonUnicode.Problem);
        return false;
    }

    public void RefuseUnknown()
    {
        if (_configuration.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in _configuration.EnumerateObject().Where(member => !_known.Contains(member.Name)))
        {
            var known = string.Join(", ", _known.Order(StringComparer.Ordinal));
            var question = NearestWord.Question(member.Name, _known);
            Report(member.Name, known.Length == 0 ? "is unknown; there is nothing to configure" : $"is unknown{question}; the keys are {known}");
        }
    }

    public void ReportTwice(JsonElement value, Func<string, (string Key, string Message)> problem)
    {
        var twice = value.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1);
        foreach (var (key, message) in twice.Select(group => problem(group.Key)))
        {
            Report(key, message);
        }
    }

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };

    private bool TryFind(string key, out JsonElement value)
    {
        value = default;
        return _configuration.ValueKind == JsonValueKind.Object && _configuration.TryGetProperty(key, out value);
    }

    private void Report(string key, string message) => _problems.Add(new(key, message));
}
