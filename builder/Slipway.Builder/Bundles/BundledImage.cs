using Slipway.Images;

namespace Slipway.Builder.Bundles;

/// <summary>An image of a bundle, for one platform.</summary>
/// <param name="Name">Its tag in the layout: <c>tool</c>, <c>base</c>, or <c>base-linux-arm64</c> where there are several.</param>
/// <param name="Repository">The repository that it is pushed to, below a prefix.</param>
/// <param name="Tag">The tag that it is pushed under; null leaves it there by its digest.</param>
/// <param name="Platform">What it runs on.</param>
/// <param name="Descriptor">Its manifest.</param>
public sealed record BundledImage(string Name, string Repository, string? Tag, Platform Platform, Descriptor Descriptor)
{
    /// <summary>Whether it is the tool.</summary>
    public bool IsTool => Name == BundleNames.Tool;
}
