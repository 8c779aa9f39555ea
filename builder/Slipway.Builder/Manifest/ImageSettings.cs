using System.Collections.Immutable;

namespace Slipway.Builder.Manifest;

/// <summary>How an image is named, labelled and started.</summary>
public sealed record ImageSettings
{
    /// <summary>Where it is published, without a tag.</summary>
    public Located<string>? Repository { get; init; }

    /// <summary>Its tags, with placeholders.</summary>
    public IReadOnlyList<Located<string>> Tags { get; init; } = [];

    /// <summary>The user that it runs as.</summary>
    public string User { get; init; } = "65532";

    /// <summary>Environment variables, by name.</summary>
    public ImmutableSortedDictionary<string, string> Env { get; init; } = Empty;

    /// <summary>Labels, by name.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = Empty;

    private static ImmutableSortedDictionary<string, string> Empty { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
