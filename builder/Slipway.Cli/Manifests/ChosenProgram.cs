namespace Slipway.Cli.Manifests;

/// <summary>A plugin program that a new manifest names.</summary>
/// <param name="Name">Its name in the image.</param>
/// <param name="Capability">What it provides.</param>
/// <param name="File">Its file, as the manifest names it.</param>
/// <param name="Sha256">The hash of its bytes.</param>
internal sealed record ChosenProgram(string Name, string Capability, string File, string Sha256);
