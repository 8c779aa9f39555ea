using System.Text;
using Slipway.Builder.Curation;
using Slipway.Metadata.Index;
using Slipway.Metadata.Shapes;

namespace Slipway.Approval.Index;

/// <summary>Adds proofs to a version that is listed: evidence of types that it has none of, and images. Nothing that is said changes.</summary>
internal static class VersionProofs
{
    /// <summary>The version with all of it; null when there is nothing new.</summary>
    public static IndexVersion? With(IndexVersion listed, IndexVersion found)
    {
        var evidence = found.Evidence.ExceptBy(listed.Evidence.Select(piece => piece.Type), piece => piece.Type).ToList();
        var images = found.Images.Except(listed.Images).ToList();
        return evidence.Count + images.Count == 0 ? null : listed with { Evidence = [.. listed.Evidence, .. evidence], Images = [.. listed.Images, .. images] };
    }

    /// <summary>The entry with it, and its bytes; null when the text is of a form that no command changes.</summary>
    public static (IndexEntry Entry, byte[] Content)? Write(IndexFolder folder, IndexEntry before, IndexVersion version)
    {
        var at = $"spec.versions[{before.Versions.ToList().FindIndex(one => one.Version == version.Version)}]";
        var listed = before.Find(version.Version)!;
        var lines = File.ReadAllText(Path.Combine(folder.Path, before.Path)).Split('\n').ToList();
        // From below, so that lines above stay where they are.
        List<(int Line, Func<bool> Insert)> lists =
        [
            (Last(before, at + ".evidence", listed.Evidence.Count), () => Insert(lines, before, (at + ".evidence", listed.Evidence.Count), version.Evidence.Skip(listed.Evidence.Count).Select(EntryText.Line))),
            (Last(before, at + ".images", listed.Images.Count), () => Insert(lines, before, (at + ".images", listed.Images.Count), version.Images.Skip(listed.Images.Count).Select(EntryText.Line))),
        ];
        if (!lists.OrderByDescending(list => list.Line).All(list => list.Insert()))
        {
            return null;
        }

        var content = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var after = IndexEntry.Read(content, Path.Combine(folder.ShownAs, before.Path), ReadMode.Strict).Value;
        return after is not null && Keeps(before, after, version) ? (after, content) : null;
    }

    private static int Last(IndexEntry entry, string list, int count) =>
        entry.Source.PositionAt(count == 0 ? list : $"{list}[{count - 1}]").Line - 1;

    // The form that `index add` writes: an empty list on one line, or an item a line.
    private static bool Insert(List<string> lines, IndexEntry entry, (string Path, int Count) list, IEnumerable<string> items)
    {
        var written = items.ToList();
        if (written.Count == 0)
        {
            return true;
        }

        var at = Last(entry, list.Path, list.Count);
        var (line, start) = (lines[at].TrimEnd(), lines[at].TrimStart());
        var indent = new string(' ', lines[at].Length - start.Length + (list.Count == 0 ? 2 : 0));
        if (list.Count == 0 ? !line.EndsWith(": []", StringComparison.Ordinal) : !(start.StartsWith("- {", StringComparison.Ordinal) && line.EndsWith('}')))
        {
            return false;
        }

        lines[at] = list.Count == 0 ? line[..^3] : lines[at];
        lines.InsertRange(at + 1, written.Select(item => $"{indent}- {item}"));
        return true;
    }

    // The text was changed as text: what was said before must still be said, and of this version nothing but the new proofs.
    private static bool Keeps(IndexEntry before, IndexEntry after, IndexVersion version) =>
        (before.Module, before.Tier, before.Status, before.IsVerified) == (after.Module, after.Tier, after.Status, after.IsVerified)
        && after.Versions.Count == before.Versions.Count
        && before.Versions.Zip(after.Versions).All(pair => Says(pair.Second, pair.First.Version == version.Version ? version : pair.First));

    private static bool Says(IndexVersion after, IndexVersion wanted) =>
        (after.Version, after.ContentHash, after.Status) == (wanted.Version, wanted.ContentHash, wanted.Status)
        && after.Evidence.SequenceEqual(wanted.Evidence) && after.Images.SequenceEqual(wanted.Images);
}
