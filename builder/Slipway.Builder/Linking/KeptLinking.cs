using System.Text.Json;
using Slipway.Builder.Bases;
using Slipway.Builder.Compilation;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>Linking with a memory: what was found about exactly the same assemblies is found again without opening one.</summary>
internal static class KeptLinking
{
    /// <summary>The folder below the cache's.</summary>
    internal const string Folder = "linked";

    /// <summary>What linking finds on one platform; null when a diagnostic of severity error was added.</summary>
    public static async Task<(IReadOnlyList<LinkedPackage> Packages, bool FromCache)?> CheckAsync(ResolvedServer server, BuildContext context, CancellationToken token)
    {
        var cache = new AssemblyCache(Path.Combine(context.CacheFolder, Folder));
        var key = LinkKey.Of(server);
        if (await cache.FindAsync(key, token) is { } known)
        {
            return (Read(known), true);
        }

        if (await BaseReferences.FindAsync(server, context, token) is not { } frameworks)
        {
            return null;
        }

        var found = await Task.Run(() => PackageLinking.Check(server, frameworks, context.Parallelism, token), token);
        await cache.KeepAsync(key, Write(found), token);
        return (found, false);
    }

    private static byte[] Write(IReadOnlyList<LinkedPackage> packages)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var package in packages)
            {
                Write(writer, package);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, LinkedPackage package)
    {
        writer.WriteStartObject(package.Package.ToString());
        writer.WriteStartArray("findings");
        foreach (var finding in package.Findings)
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
        writer.WriteStartArray("uses");
        foreach (var use in package.Uses)
        {
            writer.WriteStartObject();
            writer.WriteString("permissions", string.Join('|', use.Permissions));
            writer.WriteString("member", use.Member);
            writer.WriteString("user", use.User);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<LinkedPackage> Read(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content);
        return
        [
            .. document.RootElement.EnumerateObject().Select(package => new LinkedPackage(
                PackageId.Parse(package.Name),
                [.. package.Value.GetProperty("findings").EnumerateArray().Select(Finding)],
                [.. package.Value.GetProperty("uses").EnumerateArray().Select(Use)])),
        ];
    }

    private static LinkFinding Finding(JsonElement one) => new(
        one.GetProperty("assembly").GetString()!, one.GetProperty("user").GetString(), one.GetProperty("what").GetString()!, one.GetProperty("nearest").GetString())
    {
        IsDoubtful = one.GetProperty("doubtful").GetBoolean(),
    };

    private static PermissionUse Use(JsonElement one) =>
        new(one.GetProperty("permissions").GetString()!.Split('|'), one.GetProperty("member").GetString()!, one.GetProperty("user").GetString());
}
