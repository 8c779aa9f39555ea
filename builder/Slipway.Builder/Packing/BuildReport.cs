using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Builder.Pipeline;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Packing;

/// <summary>build.json: the digest, the tags, the stages with their times, the layers, the diagnostics.</summary>
public static class BuildReport
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "build.json";

    /// <summary>Whether a file is such a report.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            return File.Exists(path) && JsonNode.Parse(BoundedFile.Read(path)) is JsonObject report && report["stages"] is JsonArray && report["layers"] is JsonArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The bytes of build.json, with what else there is to say of where the image went.</summary>
    public static byte[] Write(BuildOutcome outcome, BuildContext context, JsonObject? delivered = null)
    {
        var image = outcome.Image;
        return CanonicalText.ReadableBytes(Nodes.Tidy(new JsonObject
        {
            ["pushed"] = delivered?["pushed"]?.DeepClone(),
            ["loaded"] = delivered?["loaded"]?.DeepClone(),
            ["name"] = outcome.Resolved?.Manifest.Name,
            ["version"] = outcome.Resolved?.Manifest.Version.ToString(),
            ["digest"] = image?.Digest.ToString(),
            ["bases"] = Bases(image),
            ["tags"] = Nodes.Texts(image?.Tags ?? []),
            ["stages"] = Nodes.List(outcome.Stages.Select(Stage)),
            ["layers"] = Nodes.List((image?.Layers ?? []).Select(Layer)),
            ["diagnostics"] = Diagnostics(context.Diagnostics.Sorted()),
        }));
    }

    /// <summary>Diagnostics as JSON.</summary>
    public static JsonArray Diagnostics(IEnumerable<Diagnostic> diagnostics) => Nodes.List(diagnostics.Select(diagnostic => Nodes.Tidy(new JsonObject
    {
        ["id"] = diagnostic.Id,
        ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
        ["message"] = diagnostic.Message,
        ["remedy"] = diagnostic.Remedy,
        ["file"] = diagnostic.Position?.File,
        ["line"] = diagnostic.Position?.Line,
        ["column"] = diagnostic.Position?.Column,
    })));

    // Each platform has a base of its own.
    private static JsonObject Bases(ServerImage? image) => new((image?.Packed.Images ?? []).Select(one =>
        KeyValuePair.Create<string, JsonNode?>(one.Platform.ToString(), one.Config.Labels.GetValueOrDefault("org.opencontainers.image.base.digest"))));

    private static JsonObject Stage(StageReport report) => new()
    {
        ["name"] = report.Stage.ToString().ToLowerInvariant(),
        ["milliseconds"] = Math.Round(report.Time.TotalMilliseconds, 1),
        ["summary"] = report.Summary,
    };

    private static JsonObject Layer(PackedLayer layer) => new()
    {
        ["title"] = layer.Title,
        ["digest"] = layer.Layer.Descriptor.Digest.ToString(),
        ["diffId"] = layer.Layer.DiffId.ToString(),
        ["size"] = layer.Layer.Descriptor.Size,
        ["fromCache"] = layer.FromCache,
    };
}
