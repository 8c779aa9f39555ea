namespace Slipway.Cli.Health;

/// <summary>What was found of one thing.</summary>
/// <param name="Area">What it belongs to: sdk, feed, registry, engine, clock, disk, advisories.</param>
/// <param name="State">How it is.</param>
/// <param name="What">What was seen.</param>
/// <param name="Remedy">What to do; null when there is nothing to do.</param>
internal sealed record HealthFinding(string Area, HealthState State, string What, string? Remedy = null)
{
    public static HealthFinding Ok(string area, string what) => new(area, HealthState.Ok, what);

    /// <summary>The exit code of the class that it belongs to.</summary>
    public int ExitCode => Area switch
    {
        "sdk" or "feed" => 4,
        "registry" or "engine" => 10,
        _ => Cli.ExitCode.Failure,
    };
}
