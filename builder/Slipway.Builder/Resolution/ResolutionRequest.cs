namespace Slipway.Builder.Resolution;

/// <summary>What is asked of the package resolver: exact direct packages, pins for what they bring, and where to look.</summary>
public sealed record ResolutionRequest
{
    /// <summary>The packages that the server names itself, each at one version.</summary>
    public required IReadOnlyList<RequestedPackage> Packages { get; init; }

    /// <summary>Versions of packages that others bring.</summary>
    public IReadOnlyList<RequestedPackage> Pins { get; init; } = [];

    /// <summary>Where packages come from, in the order of asking.</summary>
    public required IReadOnlyList<Feed> Feeds { get; init; }

    /// <summary>Which feeds may deliver which packages; empty when every feed may deliver everything.</summary>
    public FeedMapping Mapping { get; init; } = FeedMapping.None;

    /// <summary>Packages that the plugin index names: what a misspelt one may be.</summary>
    public IReadOnlyList<string> KnownPackages { get; init; } = [];

    /// <summary>The machine that the server will run on, as .NET names it.</summary>
    public string RuntimeIdentifier { get; init; } = "linux-x64";

    /// <summary>Whether only folders and packages fetched earlier may be asked.</summary>
    public bool Offline { get; init; }
}
