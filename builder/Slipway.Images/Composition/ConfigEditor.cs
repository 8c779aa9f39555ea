using System.Text.Json.Nodes;
using Slipway.Images.Json;

namespace Slipway.Images.Composition;

/// <summary>Edits a base's configuration as JSON, so that fields unknown to us (OnBuild, Shell, os.version, ...) survive.</summary>
internal static class ConfigEditor
{
    /// <summary>The edited configuration.</summary>
    public static JsonObject Edit(Image? baseImage, IReadOnlyList<AddedLayer> layers, ImageEdits edits)
    {
        var root = baseImage is null ? Scratch(edits) : CanonicalJson.ParseObject(baseImage.ConfigBytes.Span);
        root["created"] = Timestamp.Write(edits.Created);
        if (edits.Author is not null)
        {
            root["author"] = edits.Author;
        }

        EditRuntime(ObjectAt(root, "config"), edits);
        AppendDiffIds(ObjectAt(root, "rootfs"), layers);
        root["history"] = HistoryEditor.Edit(root["history"] as JsonArray, baseImage?.Layers.Count ?? 0, layers, edits.Created);
        return root;
    }

    private static JsonObject Scratch(ImageEdits edits)
    {
        var platform = edits.Platform ?? throw new ArgumentException("An image without a base needs a platform.", nameof(edits));
        var root = new JsonObject { ["architecture"] = platform.Architecture, ["os"] = platform.Os };
        if (platform.Variant is not null)
        {
            root["variant"] = platform.Variant;
        }

        return root;
    }

    private static void EditRuntime(JsonObject config, ImageEdits edits)
    {
        SetText(config, "User", edits.User);
        AddKeys(config, "ExposedPorts", edits.ExposedPorts);
        if (!edits.Env.IsEmpty)
        {
            config["Env"] = EnvEditor.Edit(config["Env"] as JsonArray, edits.Env);
        }

        if (!edits.Entrypoint.IsEmpty)
        {
            config["Entrypoint"] = Texts(edits.Entrypoint);
            config.Remove("Cmd");
        }

        if (!edits.Cmd.IsEmpty)
        {
            config["Cmd"] = Texts(edits.Cmd);
        }

        SetText(config, "WorkingDir", edits.WorkingDirectory);
        AddLabels(config, edits);
        SetText(config, "StopSignal", edits.StopSignal);
        if (edits.HealthCheck is { } check)
        {
            config["Healthcheck"] = Write(check);
        }
    }

    private static void SetText(JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private static void AddLabels(JsonObject config, ImageEdits edits)
    {
        if (edits.Labels.IsEmpty)
        {
            return;
        }

        var labels = ObjectAt(config, "Labels");
        foreach (var (name, value) in edits.Labels)
        {
            labels[name] = value;
        }

        config["Labels"] = Sorted(labels);
    }

    private static void AddKeys(JsonObject config, string name, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var map = ObjectAt(config, name);
        foreach (var key in keys)
        {
            map[key] = new JsonObject();
        }

        config[name] = Sorted(map);
    }

    private static void AppendDiffIds(JsonObject rootfs, IReadOnlyList<AddedLayer> layers)
    {
        rootfs["type"] = "layers";
        var known = (rootfs["diff_ids"] as JsonArray ?? []).Select(id => id!.GetValue<string>());
        rootfs["diff_ids"] = Texts(known.Concat(layers.Select(added => added.Layer.DiffId.ToString())));
    }

    private static JsonObject Write(HealthCheck check) => new()
    {
        ["Test"] = Texts(["CMD", .. check.Command]),
        ["Interval"] = check.Interval.Ticks * TimeSpan.NanosecondsPerTick,
        ["Timeout"] = check.Timeout.Ticks * TimeSpan.NanosecondsPerTick,
        ["Retries"] = check.Retries,
    };

    private static JsonObject ObjectAt(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject known)
        {
            return known;
        }

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    private static JsonObject Sorted(JsonObject map) => new(map
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
