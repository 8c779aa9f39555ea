namespace Slipway.Images.Registries;

/// <summary>An image that is in a registry now.</summary>
/// <param name="Reference">The image by its digest.</param>
/// <param name="Tags">The tags that point to it.</param>
/// <param name="Blobs">What had to be done for it.</param>
public sealed record PushedImage(ImageReference Reference, IReadOnlyList<string> Tags, PushedBlobs Blobs);
