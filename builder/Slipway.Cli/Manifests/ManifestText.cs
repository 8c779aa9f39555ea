using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Metadata;

namespace Slipway.Cli.Manifests;

/// <summary>The text of a new manifest.</summary>
internal static partial class ManifestText
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(NewManifest asked)
    {
        List<string> lines =
        [
            $"# yaml-language-server: $schema={WellKnown.SchemaUri("server-build")}",
            $"apiVersion: {WellKnown.ApiVersion}",
            "kind: ServerBuild",
            "metadata:",
            $"  name: {Value(asked.Name)}",
            $"  version: {Value(asked.Version)}",
            .. asked.Publisher is { } publisher ? [$"  publisher: {{ name: {Value(publisher)} }}"] : Array.Empty<string>(),
            "spec:",
            .. asked.Left.Select(left => $"  # Left to do: {left.ReplaceLineEndings(" ")}"),
            "  base:",
            $"    image: {Value(asked.Base)}",
            .. asked.Server is { } server ? [$"    server: {Value(server)}"] : Array.Empty<string>(),
            $"    frameworkVersion: {WellKnown.FrameworkApi}",
            asked.Plugins.Count == 0 ? "  plugins: []" : "  plugins:",
            .. asked.Plugins.Select(plugin => $"    - {{ name: {Value(plugin.Name)}, module: {Value(plugin.Module)}, version: {Value(plugin.Version)} }}"),
            .. Below("  stdioPlugins:", asked.Programs.Select(program => $"    - {{ name: {Value(program.Name)}, capability: {program.Capability}, file: {Value(program.File)}, sha256: {Value(program.Sha256)} }}")),
            .. asked.Feeds.Count == 0 ? Array.Empty<string>() : [$"  feeds: [{string.Join(", ", asked.Feeds.Select(Value))}]"],
            .. Below("  image:",
            [
                .. asked.Repository is { } repository ? [$"    repository: {Value(repository)}", "    tags: [\"{version}\"]"] : Array.Empty<string>(),
                .. Below("    env:", asked.Env.Select(variable => $"      {variable.Key}: {Value(variable.Value)}")),
            ]),
            .. asked.Policy is { } policy ? [$"  policy: {policy}"] : Array.Empty<string>(),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    // A key without anything below it would be nothing.
    private static IEnumerable<string> Below(string key, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : all.Prepend(key);
    }

    // A JSON string is a YAML string in double quotes; what can mean nothing else goes without.
    private static string Value(string text) => Plain().IsMatch(text) ? text : JsonSerializer.Serialize(text, Quoting);

    [GeneratedRegex(@"^(?!(?i:true|false|yes|no|on|off|null)\z)([A-Za-z][A-Za-z0-9_./:@-]*[A-Za-z0-9_/]|[0-9]+\.[0-9]+\.[0-9A-Za-z.+-]+)\z")]
    private static partial Regex Plain();
}
