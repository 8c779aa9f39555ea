using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Metadata;

namespace Slipway.Cli.Distributions;

/// <summary>The manifest of a new distribution.</summary>
internal static partial class DistributionManifest
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(NewDistribution asked)
    {
        var text = new StringBuilder();
        Line($"# yaml-language-server: $schema={WellKnown.SchemaUri("server-build")}");
        Line($"apiVersion: {WellKnown.ApiVersion}");
        Line("kind: ServerBuild");
        Line("metadata:");
        Line($"  name: {Value(asked.Name)}");
        Line("  version: 0.1.0");
        Line(asked.Publisher is { } publisher ? $"  publisher: {{ name: {Value(publisher)} }}" : null);
        Line("spec:");
        Line("  base:");
        Line($"    image: {Value(asked.Base)}");
        Line(asked.Server is { } server ? $"    server: {Value(server)}" : null);
        Line($"    frameworkVersion: {WellKnown.FrameworkApi}");
        Line(asked.Plugins.Count == 0 ? "  plugins: []" : "  plugins:");
        foreach (var plugin in asked.Plugins)
        {
            Line($"    - {{ name: {Value(plugin.Name)}, module: {Value(plugin.Module)}, version: {Value(plugin.Version)} }}");
        }

        Line(asked.Feeds.Count == 0 ? null : $"  feeds: [{string.Join(", ", asked.Feeds.Select(Value))}]");
        Line(asked.Repository is null ? null : $"  image:\n    repository: {Value(asked.Repository)}\n    tags: [\"{{version}}\"]");
        Line("  policy: policies/build.yaml");
        return text.ToString();

        void Line(string? line) => text.Append(line).Append(line is null ? "" : "\n");
    }

    // A JSON string is a YAML string in double quotes; what can mean nothing else goes without.
    private static string Value(string text) => Plain().IsMatch(text) ? text : JsonSerializer.Serialize(text, Quoting);

    [GeneratedRegex(@"^(?!(?i:true|false|yes|no|on|off|null)\z)([A-Za-z][A-Za-z0-9_./:@-]*[A-Za-z0-9_/]|[0-9]+\.[0-9]+\.[0-9A-Za-z.+-]+)\z")]
    private static partial Regex Plain();
}
