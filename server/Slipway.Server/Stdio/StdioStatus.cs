namespace Slipway.Server.Stdio;

/// <summary>What a stdio plugin is doing.</summary>
public enum StdioStatus
{
    /// <summary>It was never called, or its process ended and the next call starts another.</summary>
    Idle,

    /// <summary>A process is being started.</summary>
    Starting,

    /// <summary>A process runs.</summary>
    Ready,

    /// <summary>Its processes keep failing; calls are refused until the next start is due.</summary>
    Backoff,

    /// <summary>It was stopped for good.</summary>
    Stopped,
}
