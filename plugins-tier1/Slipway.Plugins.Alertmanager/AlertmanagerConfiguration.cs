using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Alertmanager;

/// <summary>Where Alertmanager is and how its labels map to the schema.</summary>
[Configuration]
public sealed partial record AlertmanagerConfiguration
{
    /// <summary>Base address of the API.</summary>
    [Key("url", Description = "Base address of Alertmanager, such as https://alertmanager.example.com; its API lies below it at /api/v2.")]
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

    /// <summary>How long one answer of Alertmanager may take.</summary>
    [Key("timeout", Description = "How long one answer of Alertmanager may take.", Minimum = 0.1, Maximum = 600)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The label of each scope field.</summary>
    [Key("scopeLabels",
        Description = "The label that each of service, team and environment selects; left out, the label of the same name. "
            + "An empty name ignores the field.")]
    public IReadOnlyDictionary<string, string> ScopeLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>The label that holds the severity.</summary>
    [Key("severityLabel", Description = "The label that holds the severity.", Minimum = 1)]
    public string SeverityLabel { get; init; } = "severity";

    /// <summary>The annotation that holds the title.</summary>
    [Key("titleAnnotation",
        Description = "The annotation that holds the title; without it the title is the name of the alert.", Minimum = 1)]
    public string TitleAnnotation { get; init; } = "summary";

    /// <summary>The annotation that holds the description.</summary>
    [Key("descriptionAnnotation", Description = "The annotation that holds the description.", Minimum = 1)]
    public string DescriptionAnnotation { get; init; } = "description";
}
