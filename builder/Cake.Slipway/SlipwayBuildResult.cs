using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>An image that was built.</summary>
public sealed record SlipwayBuildResult
{
    /// <summary>Gets the image where it is, as the other aliases take it: <c>REPOSITORY@sha256:...</c> after a push or a load, else <c>oci:PATH@sha256:...</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the digest.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the manifest's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the manifest's version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tags.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Gets the output folder: the evidence and <c>report.html</c>.</summary>
    public required DirectoryPath Output { get; init; }

    /// <summary>Gets the OCI layout in it.</summary>
    public DirectoryPath Layout => Output.Combine("image");
}
