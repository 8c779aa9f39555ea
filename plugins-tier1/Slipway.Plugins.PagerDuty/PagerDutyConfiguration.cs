using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.PagerDuty;

/// <summary>How PagerDuty is reached and how its services and teams are called here.</summary>
[Configuration]
public sealed partial record PagerDutyConfiguration
{
    /// <summary>Base address of the REST API.</summary>
    [Key("url", Description = "Base address of the REST API; https://api.eu.pagerduty.com for accounts of the EU service region.")]
    public Uri Url { get; init; } = new("https://api.pagerduty.com");

    /// <summary>REST API key.</summary>
    [Key("token", Description = "REST API key, of the account or of a user.")]
    public required Secret Token { get; init; }

    /// <summary>In whose name incidents are changed.</summary>
    [Key("from", Description = "Mail address of the PagerDuty user in whose name incidents are opened and changed; needed with a key of the account.", Minimum = 3)]
    public string? From { get; init; }

    /// <summary>How long one answer of PagerDuty may take.</summary>
    [Key("timeout", Description = "How long one answer of PagerDuty may take.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many days back incidents are looked for.</summary>
    [Key("days", Description = "How many days back incidents are looked for, by the day they were created.", Minimum = 1, Maximum = 180)]
    public int Days { get; init; } = 30;

    /// <summary>The service on which incidents are opened that name none.</summary>
    [Key("defaultService", Description = "The service on which incidents are opened that name none: id, name, or a key of services.", Minimum = 1)]
    public string? DefaultService { get; init; }

    /// <summary>Our names of services.</summary>
    [Key("services", Description = "The PagerDuty id of each service that is called otherwise here, such as {\"checkout\": \"PIJ90N7\"}.")]
    public IReadOnlyDictionary<string, string> Services { get; init; } = new Dictionary<string, string>();

    /// <summary>Our names of teams.</summary>
    [Key("teams", Description = "The PagerDuty id of each team that is called otherwise here, such as {\"payments\": \"PQ9K7I8\"}.")]
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();
}
