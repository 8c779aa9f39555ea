namespace Slipway.Server.Logging;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>For people: time, level, message, name=value.</summary>
    Text,

    /// <summary>For programs: one JSON object a line.</summary>
    Json,
}
