using Slipway.Sdk.Configuration;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Shared.Labels;

/// <summary>Which label each field of the scope selects.</summary>
internal sealed class ScopeLabels
{
    private static readonly string[] Fields = ["service", "team", "environment"];
    private readonly Dictionary<string, string> _labels;

    private ScopeLabels(Dictionary<string, string> labels) => _labels = labels;

    /// <summary>The label that names a service, or null.</summary>
    public string? Service => _labels.GetValueOrDefault("service");

    /// <summary>Reads the configured mapping: a field without an entry has the label of its name, one with an empty entry none.</summary>
    public static ScopeLabels Of(IReadOnlyDictionary<string, string> configured, ICollection<ConfigurationProblem> problems)
    {
        foreach (var field in configured.Keys.Except(Fields).Order(StringComparer.Ordinal))
        {
            problems.Add(new("scopeLabels", $"has {field}; the fields of a scope are {string.Join(", ", Fields)}"));
        }

        foreach (var (field, label) in configured.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (label.Length > 0 && !LabelName.Is(label))
            {
                problems.Add(new(
                    "scopeLabels", $"maps {field} to what is no label name: letters, digits and _, not beginning with a digit"));
            }
        }

        return new(Fields
            .Select(field => (Field: field, Label: configured.GetValueOrDefault(field, field)))
            .Where(pair => pair.Label.Length > 0)
            .ToDictionary(pair => pair.Field, pair => pair.Label, StringComparer.Ordinal));
    }

    /// <summary>The labels that a scope selects, with their values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Select(QueryScope scope) =>
    [
        .. new[] { ("service", scope.Service), ("team", scope.Team), ("environment", scope.Environment) }
            .Where(field => field.Item2 is not null && _labels.ContainsKey(field.Item1))
            .Select(field => KeyValuePair.Create(_labels[field.Item1], field.Item2!)),
    ];
}
