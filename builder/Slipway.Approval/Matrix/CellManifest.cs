using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>The manifest of a cell: a server with one plugin, or with none.</summary>
internal static class CellManifest
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(SemanticVersion server, MatrixRow? row, IEnumerable<string> feeds) =>
        $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: { name: matrix-cell, version: 1.0.0 }
        spec:
          base: { image: host, server: {{Quoted(server.ToString())}}, frameworkVersion: v1 }
          plugins: [{{(row is null ? "" : $" {{ name: {Quoted(row.Plugin[(row.Plugin.IndexOf('/') + 1)..])}, module: {Quoted(row.Module)}, version: {Quoted(row.Version.ToString())} }} ")}}]
          feeds: [ {{string.Join(", ", feeds.Select(Quoted))}} ]

        """;

    /// <summary>Reads it; null when a diagnostic of severity error was added.</summary>
    public static ServerManifest? Read(string text, BuildContext context, DiagnosticBag bag)
    {
        var path = Path.Combine(context.WorkFolder, "cell.yaml");
        File.WriteAllText(path, text);
        return ManifestReader.ReadFile(path, "the manifest of a cell", context.Today, bag);
    }

    // A JSON string is a YAML string in double quotes.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);
}
