using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Mock;

/// <summary>How much a mock provider holds, and how it answers.</summary>
[Configuration]
public sealed partial record MockConfiguration
{
    /// <summary>How many incidents, alerts, tickets, deployments and runs there are at the start.</summary>
    [Key("items",
        Description = "How many incidents, alerts, tickets, deployments and runs there are at the start.", Minimum = 0, Maximum = 10_000)]
    public int Items { get; init; } = 12;

    /// <summary>How long every call takes.</summary>
    [Key("latency", Description = "How long every call takes, such as 250ms.", Minimum = 0, Maximum = 3600)]
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>What every id begins with.</summary>
    [Key("prefix", Description = "What every id begins with.", Maximum = 40)]
    public string Prefix { get; init; } = "mock-";

    /// <summary>The error code that every call fails with, when it is set.</summary>
    [Key("fault", Description = "Every call fails with this error code, such as unavailable.", Minimum = 1, Maximum = 60)]
    public string? Fault { get; init; }
}
