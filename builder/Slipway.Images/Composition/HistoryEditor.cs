using System.Text.Json.Nodes;

namespace Slipway.Images.Composition;

/// <summary>Keeps a history that states exactly as many layers as there are: some registries and engines insist.</summary>
internal static class HistoryEditor
{
    /// <summary>The base's history, put right when it does not fit its layers, and one entry for each added layer.</summary>
    public static JsonArray Edit(JsonArray? known, int baseLayers, IReadOnlyList<AddedLayer> layers, DateTimeOffset created)
    {
        var stated = (known ?? []).Count(entry => entry?["empty_layer"]?.GetValue<bool>() is not true);
        var history = known is null || stated > baseLayers ? [] : (JsonArray)known.DeepClone();
        for (var missing = baseLayers - (history.Count == 0 ? 0 : stated); missing > 0; missing--)
        {
            history.Add((JsonNode)Entry(created, "layer of the base image, which states no history for it"));
        }

        foreach (var added in layers)
        {
            history.Add((JsonNode)Entry(created, added.CreatedBy));
        }

        return history;
    }

    private static JsonObject Entry(DateTimeOffset created, string createdBy) =>
        new() { ["created"] = Timestamp.Write(created), ["created_by"] = createdBy };
}
