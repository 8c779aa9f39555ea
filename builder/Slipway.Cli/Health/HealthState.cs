namespace Slipway.Cli.Health;

/// <summary>How something is.</summary>
internal enum HealthState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Some verbs want it, or it will be a problem.</summary>
    Warning,

    /// <summary>What was asked cannot work.</summary>
    Broken,
}
