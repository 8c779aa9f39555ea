using Slipway.Sdk.Json;

namespace Slipway.Sdk.Logs;

/// <summary>Log entries and a link to them.</summary>
public sealed record LogEntries
{
    /// <summary>The entries.</summary>
    public IReadOnlyList<LogEntry> Entries { get; init => field = Wire.Items(value); } = [];

    /// <summary>Deep link into the upstream system, passed through byte for byte.</summary>
    public string? Url { get; init => field = Wire.Optional(value); }
}
