namespace Slipway.Cli.Distributions;

/// <summary>The pipelines that a distribution repository can begin with.</summary>
internal enum Pipeline
{
    /// <summary>A GitHub workflow.</summary>
    Github,

    /// <summary>A pipeline of GitLab.</summary>
    Gitlab,

    /// <summary>An Azure pipeline.</summary>
    Azure,

    /// <summary>A Cake script.</summary>
    Cake,

    /// <summary>None: somebody has one.</summary>
    None,
}
