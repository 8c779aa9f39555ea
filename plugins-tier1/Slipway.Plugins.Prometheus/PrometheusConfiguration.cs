using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Prometheus;

/// <summary>Where Prometheus is and how the schema maps to its labels.</summary>
[Configuration]
public sealed partial record PrometheusConfiguration
{
    /// <summary>Base address of the API.</summary>
    [Key("url", Description = "Base address of Prometheus, such as https://prometheus.example.com; its API lies below it at /api/v1.")]
    public required Uri Url { get; init; }

    /// <summary>Base address for people.</summary>
    [Key("externalUrl", Description = "Base address that people open in a browser; left out, url.")]
    public Uri? ExternalUrl { get; init; }

    /// <summary>Bearer token.</summary>
    [Key("token", Description = "Bearer token. Not beside username and password.")]
    public Secret? Token { get; init; }

    /// <summary>Name for basic authentication.</summary>
    [Key("username", Description = "Name for basic authentication.", Minimum = 1)]
    public string? Username { get; init; }

    /// <summary>Password for basic authentication.</summary>
    [Key("password", Description = "Password for basic authentication.")]
    public Secret? Password { get; init; }

    /// <summary>How long one answer of Prometheus may take.</summary>
    [Key("timeout", Description = "How long one answer of Prometheus may take.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The label of each scope field.</summary>
    [Key("scopeLabels",
        Description = "The label that each of service, team and environment selects; left out, the label of the same name. "
            + "An empty name ignores the field.")]
    public IReadOnlyDictionary<string, string> ScopeLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>The window of rate and increase.</summary>
    [Key("rateWindow",
        Description = "The least window of the aggregations rate and increase: at least two scrape intervals.", Minimum = 1, Maximum = 86_400)]
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far back describe looks for series.</summary>
    [Key("describeWindow", Description = "How far back describe looks for series.", Minimum = 60, Maximum = 2_592_000)]
    public TimeSpan DescribeWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The most series of one answer.</summary>
    [Key("maxSeries", Description = "The most series of one answer; a query with more is refused.", Minimum = 1, Maximum = 100_000)]
    public int MaxSeries { get; init; } = 1000;
}
