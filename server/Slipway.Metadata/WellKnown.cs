namespace Slipway.Metadata;

/// <summary>The constants that hang on the project's one domain; each URI has a page of the same path under docs/.</summary>
public static class WellKnown
{
    /// <summary>The domain of every id and URI.</summary>
    public const string Domain = "https://slipway.dev";

    /// <summary>The <c>apiVersion</c> of every document of this version.</summary>
    public const string ApiVersion = "slipway.dev/v1alpha1";

    /// <summary>The framework API that this version of the SDK is.</summary>
    public const string FrameworkApi = "v1";

    /// <summary>The capabilities of framework API v1, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Capabilities { get; } =
    [
        "incident", "alert", "log", "metric", "ticket", "messaging", "service", "deployment", "team", "orchestration", "secret",
    ];

    /// <summary>The fields of a query's scope that a provider can honour.</summary>
    public static IReadOnlyList<string> ScopeFields { get; } = ["service", "team", "environment"];

    /// <summary>The address of a format's JSON Schema, such as <c>plugin</c>.</summary>
    public static string SchemaUri(string name) => $"{Domain}/schemas/{name}.schema.json";

    /// <summary>The address of a diagnostic's page.</summary>
    public static string DiagnosticUri(string id) => $"{Domain}/diagnostics/{id}";
}
