using Slipway.Images;
using Slipway.Images.Composition;

namespace Slipway.Builder.Bases;

/// <summary>A base image for one platform: which one it is, what its labels say, and how its layers are got when they are needed.</summary>
/// <param name="Platform">The platform that was asked for.</param>
/// <param name="Digest">The digest of the manifest for this platform, which a lock keeps.</param>
/// <param name="Labels">What the image says about itself.</param>
/// <param name="ReadAsync">Gets the image, layers verified.</param>
internal sealed record FoundBase(
    Platform Platform, Digest Digest, IReadOnlyDictionary<string, string> Labels, Func<CancellationToken, Task<Checked<Image>>> ReadAsync);
