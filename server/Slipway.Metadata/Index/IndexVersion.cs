using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Index;

/// <summary>One version of a plugin in the index. Its content hash never changes.</summary>
public sealed record IndexVersion
{
    /// <summary>The version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>The NuGet content hash of the package, base64 SHA-512.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What it fits; null when it does not say.</summary>
    public DeclaredCompatibility? Compatibility { get; init; }

    /// <summary>Published servers that contain it.</summary>
    public IReadOnlyList<IndexImage> Images { get; init; } = [];

    /// <summary>What proves its claims.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Whether this version should be used.</summary>
    public IndexStatus Status { get; init; } = IndexStatus.Active;
}
