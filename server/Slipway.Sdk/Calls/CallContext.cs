namespace Slipway.Sdk.Calls;

/// <summary>
/// What a provider may know about the call it serves. It may grow within v1; it never carries credentials of the caller.
/// </summary>
public sealed class CallContext
{
    /// <summary>The instance that is meant when a capability has several; always <c>default</c> in v1.</summary>
    public const string DefaultInstance = "default";

    /// <summary>The id that follows the request through headers, logs and audit lines.</summary>
    public required string RequestId { get; init; }

    /// <summary>The W3C trace parent, to be handed on to upstream systems.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When the caller stops waiting.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>A key under which a write may be repeated without doing it twice, when the caller gave one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Who the caller claims to act for. It is not authenticated.</summary>
    public Actor Actor { get; init; } = Actor.Unknown;

    /// <summary>The name of the token that authenticated the caller, or null when the server runs without tokens.</summary>
    public string? Principal { get; init; }

    /// <summary>The tenant; always null in v1.</summary>
    public string? Tenant { get; init; }

    /// <summary>The instance of the capability.</summary>
    public string Instance { get; init; } = DefaultInstance;
}
