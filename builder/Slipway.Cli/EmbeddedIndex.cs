using Slipway.Metadata.Index;

namespace Slipway.Cli;

/// <summary>The curated index that was embedded when the command was published; a command that was only built has none.</summary>
internal static class EmbeddedIndex
{
    private const string Prefix = "index/";

    /// <summary>Its files, sorted by path.</summary>
    public static IReadOnlyList<IndexFile> Files() =>
    [
        .. typeof(EmbeddedIndex).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new IndexFile(name[Prefix.Length..], Bytes(name)) { ShownAs = $"the embedded index's {name[Prefix.Length..]}" }),
    ];

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(EmbeddedIndex).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
