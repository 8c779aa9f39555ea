using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.Sdk.Configuration;

namespace Slipway.Server.Settings;

/// <summary>Reads variables and collects everything that is wrong with them; no problem shows a value that may be secret.</summary>
internal sealed class VariableReader(IReadOnlyDictionary<string, string> environment)
{
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Problems => _problems;

    public void Report(string problem) => _problems.Add(problem);

    /// <summary>The text as it is, or null when the variable is not set or empty.</summary>
    public string? Raw(Variable variable, string capability = "")
    {
        var name = variable.For(capability);
        _asked.Add(name);
        return environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }

    /// <summary>The text without white space around it, or null when nothing is left.</summary>
    public string? Text(Variable variable, string capability = "") =>
        Raw(variable, capability)?.Trim() is { Length: > 0 } text ? text : null;

    public long Number(Variable variable, long least, long most, string capability = "")
    {
        if (Text(variable, capability) is not { } text)
        {
            return long.Parse(variable.Default, CultureInfo.InvariantCulture);
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Report($"{variable.For(capability)}: a whole number from {least} to {most} is expected");
        return least;
    }

    public TimeSpan? Duration(Variable variable, string capability = "")
    {
        if (Text(variable, capability) is not { } text)
        {
            return null;
        }

        var duration = ReadDuration(text);
        if (duration is null || duration <= TimeSpan.Zero || duration > TimeSpan.FromDays(1))
        {
            Report($"{variable.For(capability)}: a duration such as 500ms, 15s or 1m30s is expected, at most a day");
            return null;
        }

        return duration;
    }

    /// <summary>The duration, or the variable's default.</summary>
    public TimeSpan DurationOrDefault(Variable variable) => Duration(variable) ?? ReadDuration(variable.Default)!.Value;

    public string Word(Variable variable, params IReadOnlyList<string> words)
    {
        var text = Text(variable) ?? variable.Default;
        var word = words.FirstOrDefault(candidate => string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            Report($"{variable.Name}: one of {string.Join(", ", words)} is expected");
        }

        return word ?? words[0];
    }

    /// <summary>A list of words separated by commas.</summary>
    public IReadOnlyList<string> List(Variable variable) =>
        Text(variable)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A JSON object; blank and <c>null</c> mean an empty one.</summary>
    public JsonElement Object(Variable variable, string capability)
    {
        if (Text(variable, capability) is not { } text)
        {
            return EmptyObject;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
            switch (document.RootElement.ValueKind)
            {
                case JsonValueKind.Object:
                    return document.RootElement.Clone();
                case JsonValueKind.Null:
                    return EmptyObject;
            }

            Report($"{variable.For(capability)}: a JSON object is expected");
        }
        catch (JsonException exception)
        {
            Report($"{variable.For(capability)}: is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }

        return EmptyObject;
    }

    /// <summary>Names with this prefix that nothing has asked for.</summary>
    public IReadOnlyList<string> Unasked(string prefix) =>
    [
        .. environment.Keys
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !_asked.Contains(name))
            .Order(StringComparer.Ordinal),
    ];

    public static JsonElement EmptyObject { get; } = JsonElement.Parse("{}"u8);

    // Operators write durations the same way here as in a plugin's configuration.
    private static TimeSpan? ReadDuration(string text)
    {
        if (text[^1] == 's' && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var json = Encoding.UTF8.GetBytes($$"""{"duration":"{{JsonEncodedText.Encode(text)}}"}""");
        return new ConfigurationReader(JsonElement.Parse(json)).Duration("duration");
    }
}
