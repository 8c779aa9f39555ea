namespace Slipway.Images.Registries;

/// <summary>An image that lies in a layout now.</summary>
/// <param name="Reference">Where it came from, by its digest.</param>
/// <param name="Referrers">How many artifacts came with it.</param>
/// <param name="Signatures">How many tags of signatures came with it.</param>
public sealed record PulledImage(ImageReference Reference, int Referrers, int Signatures);
