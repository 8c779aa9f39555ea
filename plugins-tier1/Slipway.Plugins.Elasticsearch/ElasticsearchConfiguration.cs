using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Elasticsearch;

/// <summary>Where Elasticsearch is and which fields of its documents mean what.</summary>
[Configuration]
public sealed partial record ElasticsearchConfiguration
{
    /// <summary>Base address of the API.</summary>
    [Key("url", Description = "Base address of Elasticsearch, such as https://elastic.example.com:9200.")]
    public required Uri Url { get; init; }

    /// <summary>The indices to search.</summary>
    [Key("indices", Description = "The indices, data streams or aliases to search, with wildcards; several have commas between them.", Minimum = 1)]
    public string Indices { get; init; } = "logs-*";

    /// <summary>API key.</summary>
    [Key("apiKey", Description = "API key in its encoded form. Not beside username and password.")]
    public Secret? ApiKey { get; init; }

    /// <summary>Name for basic authentication.</summary>
    [Key("username", Description = "Name for basic authentication.", Minimum = 1)]
    public string? Username { get; init; }

    /// <summary>Password for basic authentication.</summary>
    [Key("password", Description = "Password for basic authentication.")]
    public Secret? Password { get; init; }

    /// <summary>How long one answer of Elasticsearch may take.</summary>
    [Key("timeout", Description = "How long one answer of Elasticsearch may take.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many documents one request reads.</summary>
    [Key("pageSize", Description = "How many documents one request reads; fewer, where documents are large.", Minimum = 1, Maximum = 10000)]
    public int PageSize { get; init; } = 1000;

    /// <summary>How many entries one query answers at most.</summary>
    [Key("maxEntries", Description = "How many entries one query answers at most, the newest.", Minimum = 1, Maximum = 100000)]
    public int MaxEntries { get; init; } = 5000;

    /// <summary>The field that holds the time.</summary>
    [Key("timestampField", Description = "The field that holds the time; of the type date or date_nanos.", Minimum = 1)]
    public string TimestampField { get; init; } = "@timestamp";

    /// <summary>The field that holds the text.</summary>
    [Key("messageField", Description = "The field that holds the text.", Minimum = 1)]
    public string MessageField { get; init; } = "message";

    /// <summary>The field that holds the severity.</summary>
    [Key("severityField", Description = "The field that holds the severity; of the type keyword.", Minimum = 1)]
    public string SeverityField { get; init; } = "log.level";

    /// <summary>The field of each scope field.</summary>
    [Key("scopeFields",
        Description = "The keyword field that each of service, team and environment selects; left out, service.name, labels.team and service.environment. "
            + "An empty name ignores the field.")]
    public IReadOnlyDictionary<string, string> ScopeFields { get; init; } = new Dictionary<string, string>();

    /// <summary>Base address of Kibana.</summary>
    [Key("kibanaUrl", Description = "Base address of Kibana for deep links, with the path of the space; left out, there are none.")]
    public Uri? KibanaUrl { get; init; }

    /// <summary>The data view that links open.</summary>
    [Key("dataView", Description = "Id of the data view that deep links open; left out, the default one.", Minimum = 1)]
    public string? DataView { get; init; }
}
