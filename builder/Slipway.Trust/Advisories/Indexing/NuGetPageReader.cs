using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Advisories.Indexing;

/// <summary>Reads NuGet's VulnerabilityInfo pages into records of the OSV format, so that one matcher judges both.</summary>
/// <remarks>https://learn.microsoft.com/nuget/api/vulnerability-info</remarks>
public static class NuGetPageReader
{
    private static readonly string[] Words = ["low", "moderate", "high", "critical"];

    /// <summary>The addresses of the pages that a VulnerabilityInfo index names; a <see cref="JsonException"/> says that it is none.</summary>
    public static IReadOnlyList<string> ReadIndex(ReadOnlyMemory<byte> json) =>
        CanonicalJson.Read(json, root => root.ValueKind == JsonValueKind.Array
        ? root.EnumerateArray().Select(page => page.RequiredText("@id")).ToArray()
        : throw new JsonException("The index of vulnerability pages is not a list."));

    internal static void Read(ReadOnlyMemory<byte> page, long modified, RecordHeap heap) => CanonicalJson.Read(page, root =>
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A page of vulnerabilities is not an object.");
        }

        // A page without a package is an answer, too: nothing is known.
        heap.Ecosystems.Add(IndexFormat.Hash("NuGet", ""));
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
        heap.Keep("database_specific"u8, CanonicalJson.Write(writer => writer.Object(() =>
            writer.Optional("severity", severity >= 0 && severity < Words.Length ? Words[severity] : null))));
        heap.Keep("affected"u8, CanonicalJson.Write(writer =>
        {
            writer.WriteStartArray();
            writer.Object(() =>
            {
                writer.Object("package", () =>
                {
                    writer.WriteString("ecosystem", "NuGet");
                    writer.WriteString("name", package);
                });
                writer.List("ranges", [advisory.RequiredText("versions")], versions => writer.Object(() =>
                {
                    writer.WriteString("type", "NUGET");
                    writer.WriteString("expression", versions);
                }));
            });
            writer.WriteEndArray();
        }));
        heap.IsAbout(IndexFormat.Hash("NuGet", package));
        heap.SpeaksOf("NuGet"u8);
        heap.End(modified);
    }

    private static byte[] Text(string text) => CanonicalJson.Write(writer => writer.WriteStringValue(text));
}
