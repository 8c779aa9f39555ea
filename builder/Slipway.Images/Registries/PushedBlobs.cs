namespace Slipway.Images.Registries;

/// <summary>What a push did with blobs: those sent, those that the registry took from another repository, those that were there.</summary>
/// <remarks>An image whose manifest was there already is not looked into; nothing of it is counted.</remarks>
public sealed record PushedBlobs(int Sent, int Mounted, int Present, long Bytes);
