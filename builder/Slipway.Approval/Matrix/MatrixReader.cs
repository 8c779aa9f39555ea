using System.Text.Json;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>Reads what <see cref="MatrixJson"/> wrote, and puts parts of one matrix together.</summary>
public static class MatrixReader
{
    /// <summary>The matrix, or why the bytes are none.</summary>
    public static (CompatibilityMatrix? Matrix, string? Problem) Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            if (Text(root, "kind") != "CompatibilityMatrix")
            {
                return (null, "its kind is not CompatibilityMatrix");
            }

            List<MatrixServer> servers = [.. root.GetProperty("servers").EnumerateArray().Select(Server)];
            List<MatrixCell> findings = [.. root.GetProperty("findings").EnumerateArray().Select(Finding)];
            List<MatrixRow> rows = [.. root.GetProperty("rows").EnumerateArray().Select(row => Row(row, findings))];
            return rows.Find(row => row.Cells.Count != servers.Count) is { } odd
                ? (null, $"{odd.ShownAs} has {odd.Cells.Count} cells for {servers.Count} servers")
                : (CompatibilityMatrix.Of(servers, rows), null);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>One matrix of several parts that have the same servers, or why they are none.</summary>
    public static (CompatibilityMatrix? Matrix, string? Problem) Merge(IReadOnlyList<(string Name, CompatibilityMatrix Matrix)> parts)
    {
        var first = parts[0];
        if (parts.FirstOrDefault(part => !Columns(part.Matrix).SequenceEqual(Columns(first.Matrix))) is { Matrix: not null } other)
        {
            return (null, $"{other.Name} has other servers than {first.Name}");
        }

        var twice = parts.SelectMany(part => part.Matrix.Rows.Select(row => (row.ShownAs, part.Name))).GroupBy(row => row.ShownAs).FirstOrDefault(group => group.Count() > 1);
        return twice is not null
            ? (null, $"{twice.Key} is in {string.Join(" and in ", twice.Select(row => row.Name))}")
            : (CompatibilityMatrix.Of(first.Matrix.Servers, parts.SelectMany(part => part.Matrix.Rows)), null);
    }

    private static IEnumerable<(SemanticVersion, string?, string)> Columns(CompatibilityMatrix matrix) =>
        matrix.Servers.Select(server => (server.Version, server.Digest, string.Join(' ', server.FrameworkApis)));

    private static MatrixServer Server(JsonElement one) => new(
        Version(one), [.. one.GetProperty("frameworkApis").EnumerateArray().Select(api => api.GetString()!)], Text(one, "digest"));

    private static MatrixCell Finding(JsonElement one)
    {
        var (declared, linked, proven) = (one.GetProperty("declared"), one.GetProperty("linked"), one.GetProperty("proven"));
        return new MatrixCell(
            new Compatibility(Verdict<CompatibilityVerdict>(declared), Text(declared, "reason")),
            new LinkedVerdict(Verdict<LinkedState>(linked), Text(linked, "reason")),
            new ProvenVerdict(Verdict<ProvenState>(proven), Text(proven, "reason"), Text(proven, "evidence")));
    }

    private static MatrixRow Row(JsonElement one, List<MatrixCell> findings) => new()
    {
        Plugin = one.GetProperty("plugin").GetString()!,
        Module = one.GetProperty("module").GetString()!,
        Version = Version(one),
        ContentHash = one.GetProperty("contentHash").GetString()!,
        Tier = one.GetProperty("tier").GetInt32() is >= 1 and <= 3 and var tier ? (Tier)tier : throw new FormatException("a tier is 1, 2 or 3"),
        Status = one.GetProperty("status").GetString()!,
        Cells = [.. one.GetProperty("cells").EnumerateArray().Select(cell => findings[cell.GetInt32()])],
    };

    private static SemanticVersion Version(JsonElement one) =>
        SemanticVersion.TryParse(one.GetProperty("version").GetString()!, out var version) ? version : throw new FormatException($"{one.GetProperty("version")} is no version");

    private static T Verdict<T>(JsonElement one)
        where T : struct, Enum => Enum.Parse<T>(one.GetProperty("verdict").GetString()!, ignoreCase: true);

    private static string? Text(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;
}
