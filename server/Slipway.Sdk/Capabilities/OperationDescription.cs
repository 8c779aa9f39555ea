namespace Slipway.Sdk.Capabilities;

/// <summary>What is known about an operation besides its types.</summary>
/// <param name="Name">The stable wire name, such as <c>incident.query</c>; also its stdio method.</param>
/// <param name="AuditAction">The action that its audit records carry.</param>
/// <param name="Effect">What it does to the upstream.</param>
public sealed record OperationDescription(string Name, string AuditAction, OperationEffect Effect)
{
    /// <summary>Whether doing it twice is the same as doing it once.</summary>
    public bool Idempotent { get; init; }

    /// <summary>How long a call may take unless a setting says otherwise.</summary>
    public TimeSpan DefaultTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The framework API that brought it.</summary>
    public string Since { get; init; } = FrameworkV1.Name;
}
