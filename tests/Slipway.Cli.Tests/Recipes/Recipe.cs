using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Cli.Tests.Recipes;

/// <summary>A pipeline of manifests/ci, whichever system it is for.</summary>
internal sealed partial class Recipe
{
    // Where the systems have their shell lines: GitHub, Azure, GitLab.
    private static readonly string[] ScriptKeys = ["run", "bash", "script"];

    private readonly YamlNode _root;

    private Recipe(YamlNode root) => _root = root;

    public static Recipe Read(string name)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(File.ReadAllBytes(Repository.PathOf("manifests/ci/" + name)), name, bag);
        Assert.True(document?.Root is not null && !bag.HasErrors, string.Join('\n', bag.Sorted().Select(problem => problem.Message)));
        return new Recipe(document.Root);
    }

    /// <summary>The names of the recipes that are YAML.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Repository.PathOf("manifests/ci"), "*.yml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public string Json
    {
        get
        {
            var bytes = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(bytes))
            {
                YamlJson.Write(_root, writer);
            }

            return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
    }

    /// <summary>The lines that call slipway, however the system calls it.</summary>
    public IReadOnlyList<string> Commands =>
        [.. Scripts(JsonDocument.Parse(Json).RootElement).SelectMany(script => script.Split('\n')).Select(line => Call().Match(line)).Where(call => call.Success).Select(call => "slipway " + call.Groups[1].Value)];

    private static IEnumerable<string> Scripts(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => ScriptKeys.Contains(member.Name) ? Lines(member.Value) : Scripts(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Scripts),
        _ => [],
    };

    private static IEnumerable<string> Lines(JsonElement script) =>
        script.ValueKind == JsonValueKind.Array ? script.EnumerateArray().Select(line => line.GetString()!) : [script.GetString()!];

    [GeneratedRegex(@"^\s*(?:slipway|\$\(slipway\)) (.*)$")]
    private static partial Regex Call();
}
