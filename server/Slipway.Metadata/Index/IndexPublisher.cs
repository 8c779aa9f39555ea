using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Index;

/// <summary>Who publishes plugins of the index, <c>index/publishers/SLUG.yaml</c>.</summary>
public sealed record IndexPublisher
{
    /// <summary>The folder of the index that holds the publishers.</summary>
    public const string Folder = "publishers";

    /// <summary>The name in every identity.</summary>
    public required string Slug { get; init; }

    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The domain that they have proven to be theirs.</summary>
    public required string Domain { get; init; }

    /// <summary>Where people turn to.</summary>
    public required PluginContacts Contacts { get; init; }

    /// <summary>The keys they sign with.</summary>
    public IReadOnlyList<PublisherKey> Keys { get; init; } = [];

    /// <summary>The file's values with their places.</summary>
    public required YamlMapping Source { get; init; }

    /// <summary>The path of its file, relative to the index.</summary>
    public string Path => $"{Folder}/{Slug}.yaml";

    /// <summary>Reads a publisher.</summary>
    public static Reading<IndexPublisher> Read(ReadOnlySpan<byte> bytes, string file, ReadMode mode)
    {
        var bag = new DiagnosticBag();
        var root = IndexShape.Publisher.Read(bytes, file, mode, bag);
        return new Reading<IndexPublisher>(root is null ? null : IndexBinding.Publisher(root), bag.Sorted());
    }
}
