using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>The list of libraries beside a .NET program.</summary>
/// <remarks>https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md</remarks>
public static class DepsJson
{
    private static readonly string[] AssetKinds = ["runtime", "native", "resources"];

    /// <summary>Reads the libraries of the runtime target; <paramref name="subject"/> names the file in problems.</summary>
    public static Checked<IReadOnlyList<DepsLibrary>> Read(ReadOnlyMemory<byte> json, string subject)
    {
        try
        {
            return Checked<IReadOnlyList<DepsLibrary>>.Made(CanonicalJson.Read(json, Read));
        }
        catch (JsonException error)
        {
            return SbomProblems.MalformedInventory(subject, error.Message);
        }
    }

    private static List<DepsLibrary> Read(JsonElement root)
    {
        var target = root.RequiredMember("runtimeTarget");
        var name = target.ValueKind == JsonValueKind.String ? target.GetString()! : target.RequiredText("name");
        var assets = root.RequiredMember("targets").RequiredMember(name);
        return
        [
            .. root.RequiredMember("libraries").EnumerateObject().Select(library =>
            {
                var parts = library.Name.Split('/', 2);
                var own = assets.Member(library.Name);
                return new DepsLibrary(library.Value.RequiredText("type"), parts[0], parts.Length == 2 ? parts[1] : "")
                {
                    ContentHash = library.Value.Text("sha512") is { } hash && hash.StartsWith("sha512-", StringComparison.Ordinal) ? hash["sha512-".Length..] : null,
                    Files = own is { } element ? ReadFiles(element) : [],
                    Needs = own?.Member("dependencies") is { ValueKind: JsonValueKind.Object } needs ? [.. needs.EnumerateObject().Select(need => need.Name)] : [],
                };
            }),
        ];
    }

    // In the package "lib/net8.0/X.dll"; beside the program "X.dll", satellites in a folder of their locale, portable assets where they were.
    private static ImmutableArray<string> ReadFiles(JsonElement assets) =>
    [
        .. AssetKinds.Select(kind => assets.Member(kind)).OfType<JsonElement>()
            .SelectMany(files => files.EnumerateObject().Select(file => Placed(file.Name, file.Value)))
            .Concat(assets.Member("runtimeTargets") is { ValueKind: JsonValueKind.Object } targets ? targets.EnumerateObject().Select(file => file.Name) : [])
            .Where(file => !file.EndsWith("/_._", StringComparison.Ordinal) && file != "_._"),
    ];

    private static string Placed(string path, JsonElement file)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return file.Text("locale") is { } locale ? $"{locale}/{name}" : name;
    }
}
