using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Images;

namespace Slipway.Builder.Generation;

/// <summary>
/// The folder of a generated project. A record beside the files says what was written, so that only files that Slipway wrote and
/// nobody changed are ever replaced.
/// </summary>
public static class ProjectFolder
{
    private const string RecordName = ".slipway-generated.json";

    /// <summary>Writes the files; those that somebody changed stay as they are and are named in the answer.</summary>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<KeyValuePair<string, string>> files)
    {
        Directory.CreateDirectory(folder);
        var known = ReadRecord(folder);
        var kept = new List<string>();
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            if (IsChanged(path, name, known) && File.ReadAllText(path) != text)
            {
                kept.Add(name);
                continue;
            }

            WriteWhole(path, text);
            written[name] = DigestOf(text);
        }

        foreach (var name in known.Keys.Except(files.Select(file => file.Key)).Order(StringComparer.Ordinal))
        {
            RemoveStale(folder, name, known, kept);
        }

        WriteWhole(Path.Combine(folder, RecordName), Encoding.UTF8.GetString(CanonicalText.ReadableBytes(Nodes.Map(written))));
        return kept;
    }

    /// <summary>The files that are missing or differ from what would be written.</summary>
    public static IReadOnlyList<string> Stale(string folder, IReadOnlyList<KeyValuePair<string, string>> files) =>
        [.. files.Where(file => !File.Exists(Path.Combine(folder, file.Key)) || File.ReadAllText(Path.Combine(folder, file.Key)) != file.Value).Select(file => file.Key)];

    private static void RemoveStale(string folder, string name, Dictionary<string, string> known, List<string> kept)
    {
        var path = Path.Combine(folder, name);
        if (IsChanged(path, name, known))
        {
            kept.Add(name);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static bool IsChanged(string path, string name, Dictionary<string, string> known) =>
        File.Exists(path) && (!known.TryGetValue(name, out var digest) || digest != DigestOf(File.ReadAllText(path)));

    private static Dictionary<string, string> ReadRecord(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject record
                ? record.Where(member => IsPlain(member.Key)).ToDictionary(member => member.Key, member => member.Value?.ToString() ?? "", StringComparer.Ordinal)
                : [];
        }
        catch (JsonException)
        {
            // A damaged record owns nothing: every file counts as somebody's.
            return [];
        }
    }

    private static bool IsPlain(string name) => name.Length > 0 && name is not "." and not ".." && !name.Contains('/', StringComparison.Ordinal);

    private static string DigestOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text)).ToString();

    private static void WriteWhole(string path, string text) => WholeText.Write(path, Encoding.UTF8.GetBytes(text));
}
