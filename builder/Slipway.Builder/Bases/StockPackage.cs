using System.Collections.Immutable;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Bases;

/// <summary>A package as an image holds it: what of it was shipped, at its paths in the package.</summary>
internal sealed record StockPackage(PackageId Id, string Version, IReadOnlyList<PackageReference> Dependencies, ImmutableSortedDictionary<string, byte[]> Files)
{
    /// <summary>The package with files of another platform; a path that is known keeps its content.</summary>
    public StockPackage With(ImmutableSortedDictionary<string, byte[]> files) => this with { Files = files.SetItems(Files) };
}
