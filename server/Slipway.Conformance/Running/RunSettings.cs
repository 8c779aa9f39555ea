namespace Slipway.Conformance.Running;

/// <summary>How patient the kit is.</summary>
public sealed record RunSettings
{
    /// <summary>How long a server may take until it is ready.</summary>
    public TimeSpan StartBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may take to stop.</summary>
    public TimeSpan StopBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take that nothing holds up.</summary>
    public TimeSpan CallBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server is waited for, however slow it is: beyond the budget it fails a check, beyond this it never came.</summary>
    public TimeSpan LongestStart => StartBudget * 3;
}
