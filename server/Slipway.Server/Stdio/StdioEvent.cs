namespace Slipway.Server.Stdio;

/// <summary>Something about a plugin's process that belongs into the audit trail.</summary>
/// <param name="Action">The audit action: <see cref="Started"/>, <see cref="Stopped"/> or <see cref="RequestFailed"/>.</param>
/// <param name="Plugin">The plugin.</param>
/// <param name="ProcessId">The process, where there is one.</param>
public sealed record StdioEvent(string Action, StdioPlugin Plugin, int? ProcessId)
{
    /// <summary>A process was started.</summary>
    public const string Started = "plugin.started";

    /// <summary>A process ended or was ended.</summary>
    public const string Stopped = "plugin.stopped";

    /// <summary>A call failed for a reason of the plugin's process.</summary>
    public const string RequestFailed = "plugin.request_failed";

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The operation of a failed request.</summary>
    public string? Operation { get; init; }

    /// <summary>The id of a failed request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The error code of a failed request, or of a process that did not end as it should; null when all is well.</summary>
    public string? Code { get; init; }
}
