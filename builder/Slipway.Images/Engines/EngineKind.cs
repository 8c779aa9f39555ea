namespace Slipway.Images.Engines;

/// <summary>Which engine speaks.</summary>
public enum EngineKind
{
    /// <summary>Docker.</summary>
    Docker,

    /// <summary>podman, which speaks Docker's protocol too.</summary>
    Podman,
}
