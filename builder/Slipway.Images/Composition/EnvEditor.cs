using System.Text.Json.Nodes;

namespace Slipway.Images.Composition;

/// <summary>Merges environment variables: order kept, a known name replaced where it stands, a new one appended.</summary>
internal static class EnvEditor
{
    /// <summary>The merged list.</summary>
    public static JsonArray Edit(JsonArray? known, IEnumerable<KeyValuePair<string, string>> edits)
    {
        var lines = (known ?? []).Select(line => line!.GetValue<string>()).ToList();
        foreach (var (name, value) in edits)
        {
            var line = $"{name}={value}";
            var at = lines.FindIndex(existing => NameOf(existing) == name);
            if (at < 0)
            {
                lines.Add(line);
                continue;
            }

            lines[at] = line;
            lines.RemoveAll(existing => NameOf(existing) == name && !ReferenceEquals(existing, line));
        }

        return new JsonArray([.. lines.Select(line => (JsonNode)line)]);
    }

    private static string NameOf(string line) => line.Split('=', 2)[0];
}
