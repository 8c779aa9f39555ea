namespace Slipway.Trust.Advisories;

/// <summary>The words and numbers for severities.</summary>
public static class Severities
{
    /// <summary>Reads a severity as GitHub, OSV and people write it; unscored when it is none of them.</summary>
    public static Severity Parse(string? text) => text?.ToLowerInvariant() switch
    {
        "low" or "unimportant" or "negligible" => Severity.Low,
        "medium" or "moderate" => Severity.Medium,
        "high" or "important" => Severity.High,
        "critical" => Severity.Critical,
        _ => Severity.Unscored,
    };

    /// <summary>The severity of a CVSS score.</summary>
    public static Severity OfScore(double score) => score switch
    {
        >= 9.0 => Severity.Critical,
        >= 7.0 => Severity.High,
        >= 4.0 => Severity.Medium,
        > 0 => Severity.Low,
        _ => Severity.Unscored,
    };

    /// <summary>The lower-case word.</summary>
    public static string Word(this Severity severity) => severity.ToString().ToLowerInvariant();
}
