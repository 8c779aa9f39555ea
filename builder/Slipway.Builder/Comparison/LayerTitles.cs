using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Layers;

namespace Slipway.Builder.Comparison;

/// <summary>What the layers of an image are called: one that Slipway made by its history, another by its place in the base.</summary>
internal static class LayerTitles
{
    private const string Prefix = "slipway: ";

    public static IEnumerable<(string Title, ILayer Layer)> Of(Image image)
    {
        var history = (JsonNode.Parse(image.ConfigBytes.Span)?["history"] as JsonArray ?? [])
            .Where(entry => entry?["empty_layer"]?.GetValue<bool>() is not true)
            .Select(entry => (string?)entry?["created_by"]).ToList();
        return image.Layers.Select((layer, index) => (Title(history.ElementAtOrDefault(index), index), layer));
    }

    private static string Title(string? history, int index) =>
        history?.StartsWith(Prefix, StringComparison.Ordinal) == true
            ? history[Prefix.Length..]
            : string.Create(CultureInfo.InvariantCulture, $"base {index + 1}");
}
