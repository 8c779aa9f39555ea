using System.Collections.Immutable;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom;

/// <summary>Something that is in an image, whatever it was made with.</summary>
public sealed record Component
{
    /// <summary>The name by which the document's other parts refer to it; unique in a document.</summary>
    public required string Ref { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required ComponentType Type { get; init; }

    /// <summary>The name, spelled as its publisher does.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public string? Version { get; init; }

    /// <summary>One sentence about it.</summary>
    public string? Description { get; init; }

    /// <summary>The package URL; what scanners match by.</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>A CPE, where vulnerability databases use nothing better.</summary>
    public string? Cpe { get; init; }

    /// <summary>Who supplies it.</summary>
    public Organization? Supplier { get; init; }

    /// <summary>Who wrote it, in its own words.</summary>
    public string? Author { get; init; }

    /// <summary>The copyright line.</summary>
    public string? Copyright { get; init; }

    /// <summary>Its licences.</summary>
    public ImmutableArray<Licence> Licences { get; init; } = [];

    /// <summary>Its hashes.</summary>
    public ImmutableArray<ComponentHash> Hashes { get; init; } = [];

    /// <summary>The files it has in the image.</summary>
    public ImmutableArray<ComponentFile> Files { get; init; } = [];

    /// <summary>Addresses, by CycloneDX's kind of reference (<c>website</c>, <c>vcs</c>, <c>issue-tracker</c>).</summary>
    public ImmutableSortedDictionary<string, string> References { get; init; } = None;

    /// <summary>Further facts, by names with a prefix.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = None;

    /// <summary>An empty map in the order in which maps are written.</summary>
    public static ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>A component that has a package URL, referred to by that URL in its readable spelling.</summary>
    public static Component Of(ComponentType type, PackageUrl purl) =>
        new() { Ref = purl.Readable, Type = type, Name = purl.Name, Version = purl.Version, Purl = purl };
}
