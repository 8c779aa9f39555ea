using Slipway.Sdk.Json;

namespace Slipway.Sdk.Logs;

/// <summary>One log entry, normalised.</summary>
public sealed record LogEntry
{
    /// <summary>When it was logged.</summary>
    public Timestamp Timestamp { get; init; }

    /// <summary>The text.</summary>
    public string Message { get; init => field = Wire.Text(value); } = "";

    /// <summary>Severity, in the provider's own words.</summary>
    public string? Severity { get; init => field = Wire.Optional(value); }

    /// <summary>Canonical id of the service.</summary>
    public string? Service { get; init => field = Wire.Optional(value); }

    /// <summary>Labels, name to value.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init => field = Wire.Optional(value); }

    /// <summary>Free data of the upstream system, passed through as it is.</summary>
    public FreeMap? Fields { get; init => field = Wire.Optional(value); }

    /// <summary>Free data, passed through as it is.</summary>
    public FreeMap? Metadata { get; init => field = Wire.Optional(value); }
}
