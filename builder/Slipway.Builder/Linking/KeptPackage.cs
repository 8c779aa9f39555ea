using System.Text.Json;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>What linking found about a package, as a file of the cache: with what each name meant that it looked into.</summary>
internal static class KeptPackage
{
    public static byte[] Write(LinkedPackage package, LinkNeighbours neighbours)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("reached");
            foreach (var (name, meaning) in neighbours.Note(package))
            {
                writer.WriteString(name, meaning);
            }

            writer.WriteEndObject();
            Write(writer, package.Findings);
            Write(writer, package.Uses);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>What was found; null when something that was looked into is another by now.</summary>
    public static LinkedPackage? Read(PackageId package, ReadOnlyMemory<byte> content, LinkNeighbours neighbours)
    {
        using var document = JsonDocument.Parse(content);
        var reached = document.RootElement.GetProperty("reached");
        foreach (var one in reached.EnumerateObject())
        {
            if (!one.Value.ValueEquals(neighbours.Meaning(one.Name)))
            {
                return null;
            }
        }

        return new LinkedPackage(
            package,
            [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(Finding)],
            [.. document.RootElement.GetProperty("uses").EnumerateArray().Select(Use)]);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<LinkFinding> findings)
    {
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("assembly", finding.Assembly);
            writer.WriteString("user", finding.User);
            writer.WriteString("what", finding.What);
            writer.WriteString("nearest", finding.Nearest);
            writer.WriteBoolean("doubtful", finding.IsDoubtful);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<PermissionUse> uses)
    {
        writer.WriteStartArray("uses");
        foreach (var use in uses)
        {
            writer.WriteStartObject();
            writer.WriteString("permissions", string.Join('|', use.Permissions));
            writer.WriteString("member", use.Member);
            writer.WriteString("user", use.User);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static LinkFinding Finding(JsonElement one) => new(
        one.GetProperty("assembly").GetString()!, one.GetProperty("user").GetString(), one.GetProperty("what").GetString()!, one.GetProperty("nearest").GetString())
    {
        IsDoubtful = one.GetProperty("doubtful").GetBoolean(),
    };

    private static PermissionUse Use(JsonElement one) =>
        new(one.GetProperty("permissions").GetString()!.Split('|'), one.GetProperty("member").GetString()!, one.GetProperty("user").GetString());
}
