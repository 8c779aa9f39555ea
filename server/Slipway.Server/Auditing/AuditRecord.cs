using Slipway.Sdk.Calls;

namespace Slipway.Server.Auditing;

/// <summary>One audited event. docs/schemas/audit-record.json describes how it is written.</summary>
internal readonly record struct AuditRecord()
{
    public required DateTimeOffset Time { get; init; }

    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public string? RequestId { get; init; }

    public string? TraceId { get; init; }

    /// <summary>Who the caller claims to act for.</summary>
    public Actor Actor { get; init; } = Actor.Unknown;

    /// <summary>The name of the token that authenticated the caller.</summary>
    public string? Principal { get; init; }

    public string? Capability { get; init; }

    public AuditedProvider? Provider { get; init; }

    /// <summary>What was read or changed, as the path or the answer names it.</summary>
    public string? Resource { get; init; }

    /// <summary>The HTTP status; 0 when no answer was sent.</summary>
    public int Status { get; init; }

    /// <summary>The error's code.</summary>
    public string? Code { get; init; }

    public TimeSpan? Duration { get; init; }
}

/// <summary>How it ended.</summary>
internal enum AuditOutcome
{
    Success,
    Failure,

    /// <summary>Refused before anything was done: not authenticated, or out of scope.</summary>
    Denied,

    /// <summary>The caller left.</summary>
    Canceled,
}

/// <summary>The provider and plugin that an event is about.</summary>
internal sealed record AuditedProvider(string Name, string? PluginName, string? PluginVersion, string? PluginHash);
