using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>A library of a <c>.deps.json</c>.</summary>
/// <param name="Kind"><c>project</c>, <c>package</c>, <c>runtimepack</c>, <c>reference</c> and others.</param>
/// <param name="Name">The package id.</param>
/// <param name="Version">Its version.</param>
public sealed record DepsLibrary(string Kind, string Name, string Version)
{
    /// <summary>
    /// NuGet's content hash (base64 of a SHA-512), which leaves the package's signature out: it identifies the package, but it is not the
    /// hash of the .nupkg.
    /// </summary>
    public string? ContentHash { get; init; }

    /// <summary>The file names it brings for this runtime, relative to the program's folder.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Names of libraries of the same file that it needs.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The package id of a runtime pack; the SDK writes it with a prefix.</summary>
    public string PackageId => Name.StartsWith("runtimepack.", StringComparison.Ordinal) ? Name["runtimepack.".Length..] : Name;
}
