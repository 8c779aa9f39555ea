namespace Slipway.Builder.Inspection;

/// <summary>What a server says it is made of, read without running it.</summary>
/// <param name="Facts">Name, version, digests, by their keys without <c>dev.slipway.</c>.</param>
/// <param name="Plugins">Its plugins in the order of their ids.</param>
public sealed record InspectedServer(IReadOnlyList<KeyValuePair<string, string>> Facts, IReadOnlyList<InspectedPlugin> Plugins)
{
    /// <summary>The stdio plugins of an image, in the order of their names.</summary>
    public IReadOnlyList<InspectedProgram> Programs { get; init; } = [];

    /// <summary>The digest of the image, when it is one.</summary>
    public string? Digest { get; init; }

    /// <summary>The platform of the image, when it is one.</summary>
    public string? Platform { get; init; }
}
