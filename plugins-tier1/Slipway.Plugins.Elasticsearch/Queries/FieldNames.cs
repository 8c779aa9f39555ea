using Slipway.Sdk.Configuration;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Elasticsearch.Queries;

/// <summary>Which field of a document means what.</summary>
internal sealed class FieldNames
{
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["service"] = "service.name",
        ["team"] = "labels.team",
        ["environment"] = "service.environment",
    };

    private readonly Dictionary<string, string> _scope;

    private FieldNames(ElasticsearchConfiguration configuration, Dictionary<string, string> scope)
    {
        (Timestamp, Message, Severity) = (configuration.TimestampField, configuration.MessageField, configuration.SeverityField);
        _scope = scope;
    }

    public string Timestamp { get; }

    public string Message { get; }

    public string Severity { get; }

    /// <summary>The field that names a service, or null.</summary>
    public string? Service => _scope.GetValueOrDefault("service");

    /// <summary>Reads the configured names: a scope field without an entry has its usual field, one with an empty entry none.</summary>
    public static FieldNames Of(ElasticsearchConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        foreach (var field in configuration.ScopeFields.Keys.Except(Usual.Keys).Order(StringComparer.Ordinal))
        {
            problems.Add(new("scopeFields", $"has {field}; the fields of a scope are {string.Join(", ", Usual.Keys)}"));
        }

        return new(configuration, Usual
            .Select(pair => (pair.Key, Field: configuration.ScopeFields.GetValueOrDefault(pair.Key, pair.Value)))
            .Where(pair => pair.Field.Length > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Field));
    }

    /// <summary>The field that a filter means: our words for time, text, severity and scope, else a field of the document.</summary>
    public string Of(string name) => name switch
    {
        "timestamp" => Timestamp,
        "message" => Message,
        "severity" => Severity,
        _ => _scope.GetValueOrDefault(name, name),
    };

    /// <summary>The fields that a scope selects, with their values.</summary>
    public IEnumerable<KeyValuePair<string, string>> Select(QueryScope scope) =>
        new[] { ("service", scope.Service), ("team", scope.Team), ("environment", scope.Environment) }
            .Where(field => field.Item2 is not null && _scope.ContainsKey(field.Item1))
            .Select(field => KeyValuePair.Create(_scope[field.Item1], field.Item2!));
}
