namespace Slipway.Builder.Comparison;

/// <summary>Something that a server is made of, as comparisons see it.</summary>
/// <param name="Kind">What it is: fact, plugin, package, layer or config.</param>
/// <param name="Name">Which one.</param>
/// <param name="Value">Its version or text.</param>
/// <param name="Identity">The digest of its content, where one is known beyond the value.</param>
public sealed record ServerItem(string Kind, string Name, string Value, string? Identity = null)
{
    /// <summary>The digest of what an image holds of it: a package that was taken from a stock image has another hash, and the same files.</summary>
    public string? Shipped { get; init; }

    /// <summary>The feed that a lock names for it.</summary>
    public string? Origin { get; init; }

    /// <summary>What a lock states of tools and sources.</summary>
    public const string Fact = "fact";

    /// <summary>A plugin.</summary>
    public const string Plugin = "plugin";

    /// <summary>A package of the closure.</summary>
    public const string Package = "package";

    /// <summary>A layer of an image.</summary>
    public const string Layer = "layer";

    /// <summary>A key of an image's configuration.</summary>
    public const string Config = "config";
}
