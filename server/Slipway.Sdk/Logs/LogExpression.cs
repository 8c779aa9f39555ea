using Slipway.Sdk.Json;

namespace Slipway.Sdk.Logs;

/// <summary>A structured log search.</summary>
public sealed record LogExpression
{
    /// <summary>Text to search for.</summary>
    public string? Search { get; init => field = Wire.Optional(value); }

    /// <summary>Conditions on fields, all of which hold.</summary>
    public IReadOnlyList<LogFilter>? Filters { get; init => field = Wire.OptionalItems(value); }

    /// <summary>Only entries with one of these severities.</summary>
    public IReadOnlyList<string>? SeverityIn { get; init => field = Wire.OptionalTexts(value); }
}
