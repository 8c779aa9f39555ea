namespace Cake.Slipway;

/// <summary>An image where it was pushed.</summary>
public sealed record SlipwayPushResult
{
    /// <summary>Gets the image by its digest: <c>REGISTRY/REPOSITORY@sha256:...</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the digest, the same as at the source.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the tags that it has there now.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}
