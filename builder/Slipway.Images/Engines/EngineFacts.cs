namespace Slipway.Images.Engines;

/// <summary>What an engine says of itself.</summary>
/// <param name="Kind">Docker or podman.</param>
/// <param name="ApiVersion">The version of Docker's protocol that it prefers.</param>
/// <param name="Platform">What it runs.</param>
/// <param name="KeepsLayers">Whether it stores images as chains of layers, as Docker does without containerd.</param>
internal sealed record EngineFacts(EngineKind Kind, string ApiVersion, Platform Platform, bool KeepsLayers);
