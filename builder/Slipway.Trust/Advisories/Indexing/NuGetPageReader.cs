using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Reads NuGet's VulnerabilityInfo pages into records of the OSV format, so that one matcher judges both.</summary>
/// <remarks>https://learn.microsoft.com/nuget/api/vulnerability-info</remarks>
public static class NuGetPageReader
{
    private static readonly string[] Words = ["low", "moderate", "high", "critical"];

    /// <summary>The addresses of the pages that a VulnerabilityInfo index names; a <see cref="JsonException"/> says that it is none.</summary>
    public static IReadOnlyList<string> ReadIndex(ReadOnlyMemory<byte> json) => CanonicalJson.Read(json, root => root.ValueKind == JsonValueKind.Array
        ? root.EnumerateArray().Select(page => page.RequiredText("@id")).ToArray()
        : throw new JsonException("The index of vulnerability pages is not a list."));

    internal static void Read(ReadOnlyMemory<byte> page, long modified, RecordHeap heap) => CanonicalJson.Read(page, root =>
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A page of vulnerabilities is not an object.");
        }

        foreach (var package in root.EnumerateObject())
        {
            foreach (var advisory in package.Value.EnumerateArray())
            {
                Add(package.Name, advisory, modified, heap);
            }
        }

        return 0;
    });

    // The address ends with the advisory's id.
    private static void Add(string package, JsonElement advisory, long modified, RecordHeap heap)
    {
        var url = advisory.RequiredText("url").TrimEnd('/');
        var severity = advisory.Int64("severity");
        heap.Begin();
        heap.Keep("id"u8, Text(url[(url.LastIndexOf('/') + 1)..]));
        heap.Keep("database_specific"u8, Encoding.UTF8.GetBytes(
            severity >= 0 && severity < Words.Length ? string.Create(CultureInfo.InvariantCulture, $"{{\"severity\":\"{Words[severity]}\"}}") : "{}"));
        heap.Keep("affected"u8, CanonicalJson.Write(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteStartObject("package");
            writer.WriteString("ecosystem", "NuGet");
            writer.WriteString("name", package);
            writer.WriteEndObject();
            writer.WriteStartArray("ranges");
            writer.WriteStartObject();
            writer.WriteString("type", "NUGET");
            writer.WriteString("expression", advisory.RequiredText("versions"));
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }));
        heap.IsAbout(IndexFormat.Hash("NuGet", package));
        heap.End(modified);
    }

    private static byte[] Text(string text) => CanonicalJson.Write(writer => writer.WriteStringValue(text));
}
