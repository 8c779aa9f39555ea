namespace Slipway.Server.Stdio;

/// <summary>A snapshot of a stdio plugin for <c>/plugins</c>, <c>/ready</c> and <c>/metrics</c>.</summary>
public sealed record StdioState
{
    /// <summary>What it is doing.</summary>
    public required StdioStatus Status { get; init; }

    /// <summary>The ids of its running processes.</summary>
    public required IReadOnlyList<int> ProcessIds { get; init; }

    /// <summary>How many processes were started.</summary>
    public required long Starts { get; init; }

    /// <summary>How many of them replaced one that had ended.</summary>
    public required long Restarts { get; init; }

    /// <summary>How many processes had to be ended by force.</summary>
    public required long Kills { get; init; }

    /// <summary>How many calls were accepted.</summary>
    public required long Calls { get; init; }

    /// <summary>How many calls failed for a reason of the plugin's process, not by an error that it answered.</summary>
    public required long Failures { get; init; }

    /// <summary>How many calls wait for their turn now.</summary>
    public required int QueueLength { get; init; }

    /// <summary>The last thing that went wrong with a process.</summary>
    public string? LastFault { get; init; }

    /// <summary>When the next start is due, during back-off.</summary>
    public DateTimeOffset? NextStart { get; init; }
}
