using System.Collections.Frozen;

namespace Slipway.Trust.Sbom.Licences;

/// <summary>The ids of the SPDX licence list (3.29), licences and exceptions alike, in the list's own spelling.</summary>
internal static class SpdxIds
{
    private static readonly FrozenDictionary<string, string> Ids = Load();

    /// <summary>The id in its proper spelling; null when it is none.</summary>
    public static string? Find(string text) => Ids.GetValueOrDefault(text);

    private static FrozenDictionary<string, string> Load()
    {
        using var reader = new StreamReader(typeof(SpdxIds).Assembly.GetManifestResourceStream("spdx-ids.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);
    }
}
