using System.Globalization;
using System.Text.Json;

namespace Slipway.Sdk.Configuration;

/// <summary>
/// Reads the keys of a configuration and collects everything that is wrong with it. Generated binders call it; each
/// method answers null when the key is missing or wrong. It accepts what the generated schema accepts: null is no value,
/// and words are written as the schema writes them.
/// </summary>
public sealed class ConfigurationReader
{
    private readonly List<ConfigurationProblem> _problems = [];
    private readonly ConfigurationMembers _members;

    /// <summary>Reads a JSON object; anything else is a problem of the whole.</summary>
    public ConfigurationReader(JsonElement configuration) => _members = new(configuration, _problems);

    /// <summary>What was wrong so far, in the order of reading.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    /// <summary>Adds a problem of the author's own rules.</summary>
    public void Report(string key, string message) => _problems.Add(new(key, message));

    /// <summary>Demands a key.</summary>
    public void Require(string key) => _members.Require(key);

    /// <summary>A text.</summary>
    public string? Text(string key, KeyLimits limits = default)
    {
        if (!_members.TryGet(key, JsonValueKind.String, "a string", out var value))
        {
            return null;
        }

        var text = value.GetString()!;
        return limits.CheckLength(text.EnumerateRunes().Count()) is { } problem ? Refuse<string>(key, problem) : text;
    }

    /// <summary>A text that must not be seen; problems never show it.</summary>
    public Secret? Secret(string key, KeyLimits limits = default) => Text(key, limits) is { } text ? new Secret(text) : null;

    /// <summary>An absolute http or https address.</summary>
    public Uri? Uri(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return System.Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : Refuse<Uri>(key, "an absolute http or https address is expected, such as https://example.com");
    }

    /// <summary>A truth value.</summary>
    public bool? Boolean(string key)
    {
        if (!_members.TryGet(key, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Report(key, $"true or false is expected, this is {ConfigurationMembers.Name(value.ValueKind)}");
        return null;
    }

    /// <summary>A whole number of 32 bits.</summary>
    public int? Int32(string key, KeyLimits limits = default) =>
        (int?)Int64(key, limits.Within(int.MinValue, int.MaxValue));

    /// <summary>A whole number.</summary>
    public long? Int64(string key, KeyLimits limits = default)
    {
        if (!_members.TryGet(key, JsonValueKind.Number, "a whole number", out var value))
        {
            return null;
        }

        // 3.0 is a whole number to JSON Schema, and so here.
        if (!value.TryGetInt64(out var number))
        {
            if (!value.TryGetDecimal(out var exact) || exact != decimal.Truncate(exact) || exact is < long.MinValue or > long.MaxValue)
            {
                return RefuseValue<long>(key, "a whole number is expected");
            }

            number = (long)exact;
        }

        return limits.CheckNumber(number) is { } problem ? RefuseValue<long>(key, problem) : number;
    }

    /// <summary>A number.</summary>
    public double? Double(string key, KeyLimits limits = default)
    {
        if (!_members.TryGet(key, JsonValueKind.Number, "a number", out var value))
        {
            return null;
        }

        var number = value.GetDouble();
        return limits.CheckNumber(number) is { } problem ? RefuseValue<double>(key, problem) : number;
    }

    /// <summary>A length of time: a number of seconds, or a text such as <c>500ms</c>, <c>10s</c>, <c>1m30s</c>.</summary>
    public TimeSpan? Duration(string key, KeyLimits limits = default)
    {
        if (!_members.TryGet(key, out var value))
        {
            return null;
        }

        var (parsed, problem) = value.ValueKind switch
        {
            JsonValueKind.Number => ConfigurationDuration.FromSeconds(value.GetDouble()),
            JsonValueKind.String => ConfigurationDuration.Parse(value.GetString()!),
            _ => ConfigurationDuration.Unreadable,
        };
        if (parsed is not { } duration)
        {
            return RefuseValue<TimeSpan>(key, problem);
        }

        return limits.CheckSeconds(duration.TotalSeconds) is { } excess ? RefuseValue<TimeSpan>(key, excess) : duration;
    }

    /// <summary>One of a closed list of words, spelled as the list spells it.</summary>
    public string? Word(string key, IReadOnlyList<string> words)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return words.Contains(text, StringComparer.Ordinal)
            ? text
            : Refuse<string>(key, $"one of {string.Join(", ", words)} is expected{NearestWord.Question(text, words)}");
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        if (!_members.TryGet(key, JsonValueKind.Array, "a list of strings", out var value))
        {
            return null;
        }

        var index = 0;
        var before = _problems.Count;
        foreach (var item in value.EnumerateArray())
        {
            CheckItem(key, $"item {index.ToString(CultureInfo.InvariantCulture)}", item);
            index++;
        }

        return _problems.Count > before ? null : [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>A map of texts.</summary>
    public IReadOnlyDictionary<string, string>? Map(string key)
    {
        if (!_members.TryGet(key, JsonValueKind.Object, "an object of strings", out var value))
        {
            return null;
        }

        var before = _problems.Count;
        _members.ReportTwice(value, name => (key, $"'{name}' is there more than once; keep one of them"));
        foreach (var member in value.EnumerateObject())
        {
            CheckItem(key, $"'{member.Name}'", member.Value);
        }

        return _problems.Count > before
            ? null
            : value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Refuses every key that no call has asked for, and names the nearest one that exists.</summary>
    public void RefuseUnknownKeys() => _members.RefuseUnknown();

    private void CheckItem(string key, string item, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report(key, $"{item}: a string is expected, this is {ConfigurationMembers.Name(value.ValueKind)}");
        }
    }

    private T? Refuse<T>(string key, string problem)
        where T : class
    {
        Report(key, problem);
        return null;
    }

    private T? RefuseValue<T>(string key, string problem)
        where T : struct
    {
        Report(key, problem);
        return null;
    }
}
