namespace Slipway.Builder.Pipeline;

/// <summary>The stages of a build, in their order; logs, timings and <c>--until</c> use their names.</summary>
public enum BuildStage
{
    /// <summary>Packages are chosen, or taken from the lock, and judged.</summary>
    Resolve,

    /// <summary>The registration and the project are written.</summary>
    Generate,

    /// <summary>The server's assembly is compiled.</summary>
    Compile,

    /// <summary>Layers and image are made.</summary>
    Pack,

    /// <summary>The image's evidence is made, and judged by the policy.</summary>
    Evidence,
}
