namespace Slipway.Cli.Distributions;

/// <summary>How a distribution repository hears of newer versions.</summary>
internal enum Updates
{
    /// <summary>From Renovate.</summary>
    Renovate,

    /// <summary>From a scheduled GitHub workflow that runs <c>slipway update</c>.</summary>
    Workflow,

    /// <summary>Somebody looks.</summary>
    None,
}
