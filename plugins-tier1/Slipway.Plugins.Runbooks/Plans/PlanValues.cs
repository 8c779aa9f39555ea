using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Plugins.Shared.Yaml;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Runbooks.Plans;

/// <summary>Reads values of a plan; what has another form is a problem at its line.</summary>
internal sealed partial class PlanValues(PlanProblems problems)
{
    /// <summary>A text, or null.</summary>
    public string? Text(YamlMap map, string key)
    {
        switch (map.Find(key))
        {
            case null:
                return null;
            case YamlText { Text: var text }:
                return text;
            case var other:
                problems.Add(other, $"{key} is a text, not {Kind(other)}");
                return null;
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Required(YamlMap map, string key)
    {
        if (map.Find(key) is null)
        {
            problems.Add(map, $"{key} is missing");
        }

        return Text(map, key) ?? "";
    }

    /// <summary>The name of a plan or of a step, which stands in addresses.</summary>
    public string? Id(YamlMap map, string key)
    {
        var id = Text(map, key);
        if (id is not null && !IsId(id))
        {
            problems.Add(map.Find(key)!, $"{id} is no id: letters, digits, dots, hyphens and underscores, at most 100, beginning with a letter or a digit");
        }

        return id;
    }

    /// <summary>Items of a list that are texts.</summary>
    public IReadOnlyList<YamlText> Texts(YamlMap map, string key) => [.. Items(map, key).Where(item => Is<YamlText>(item, key, "texts")).Cast<YamlText>()];

    /// <summary>Items of a list that are mappings.</summary>
    public IReadOnlyList<YamlMap> Maps(YamlMap map, string key) => [.. Items(map, key).Where(item => Is<YamlMap>(item, key, "mappings")).Cast<YamlMap>()];

    /// <summary>A mapping of texts, or null.</summary>
    public IReadOnlyDictionary<string, string>? Tags(YamlMap map, string key) => Map(map, key)?.Members
        .Where(member => Is<YamlText>(member.Value, key, "texts"))
        .ToDictionary(member => member.Key, member => ((YamlText)member.Value).Text, StringComparer.Ordinal);

    /// <summary>Free data, or null.</summary>
    public FreeMap? Free(YamlMap map, string key)
    {
        if (Map(map, key) is not { } found)
        {
            return null;
        }

        using var json = JsonDocument.Parse(YamlJson.Of(found)!.ToJsonString());
        return FreeMap.From(json.RootElement.Clone());
    }

    /// <summary>Whether a text can be an id.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    private YamlMap? Map(YamlMap map, string key)
    {
        var found = map.Find(key);
        if (found is not (null or YamlMap))
        {
            problems.Add(found, $"{key} is a mapping, not {Kind(found)}");
        }

        return found as YamlMap;
    }

    private IReadOnlyList<YamlValue> Items(YamlMap map, string key)
    {
        var found = map.Find(key);
        if (found is not (null or YamlList))
        {
            problems.Add(found, $"{key} is a list, not {Kind(found)}");
        }

        return (found as YamlList)?.Items ?? [];
    }

    private bool Is<T>(YamlValue value, string key, string things)
    {
        if (value is not T)
        {
            problems.Add(value, $"{key} holds {things}, not {Kind(value)}");
        }

        return value is T;
    }

    private static string Kind(YamlValue value) => value switch
    {
        YamlList => "a list",
        YamlMap => "a mapping",
        _ => "a text",
    };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
