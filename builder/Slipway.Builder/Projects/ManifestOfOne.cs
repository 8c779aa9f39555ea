using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Builder.Projects;

/// <summary>A manifest around one plugin: the smallest server in which it can be tried.</summary>
public static class ManifestOfOne
{
    private const int LongestName = 63;
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest's text.</summary>
    /// <param name="project">The plugin's project.</param>
    /// <param name="package">The id of its package.</param>
    /// <param name="server">The version of the server.</param>
    /// <param name="packages">The folder that holds the package, and nothing else may deliver it.</param>
    /// <param name="feeds">More feeds.</param>
    public static string Text(PluginProject project, string package, string server, string packages, IEnumerable<string> feeds) =>
        $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: { name: {{Quoted(NameOf(project))}}, version: {{Quoted(project.PackageVersion)}} }
        spec:
          base: { image: host, server: {{Quoted(server)}}, frameworkVersion: v1 }
          plugins:
            - { name: {{Quoted(project.Plugin.Name)}}, module: {{Quoted(package)}}, version: {{Quoted(project.PackageVersion)}}, feed: {{Quoted(packages)}} }
          feeds: [ {{string.Join(", ", feeds.Prepend(packages).Select(Quoted))}} ]

        """;

    // The assembly of the server is named so; a plugin's own assembly must not have that name.
    private static string NameOf(PluginProject project)
    {
        var name = $"try-{project.Plugin.Name}";
        return name[..Math.Min(name.Length, LongestName)].TrimEnd('-');
    }

    // A JSON string is a YAML string in double quotes.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);
}
