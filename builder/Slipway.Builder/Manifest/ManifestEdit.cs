using System.Text;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Manifest;

/// <summary>Puts versions into the bytes of a manifest. Every other byte stays as it is: comments, layout, line ends, quotes, a leading v.</summary>
public static class ManifestEdit
{
    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>The bytes with the versions in their places; null when a diagnostic of severity error was added.</summary>
    public static byte[]? Apply(ReadOnlySpan<byte> bytes, IEnumerable<VersionEdit> edits, DiagnosticBag bag)
    {
        var mark = bytes.StartsWith(Mark) ? Mark.Length : 0;
        var text = Encoding.UTF8.GetString(bytes[mark..]);
        var problems = bag.Count;
        // From the end, so that no place moves before its turn.
        foreach (var edit in edits.OrderByDescending(edit => edit.Place.Line).ThenByDescending(edit => edit.Place.Column))
        {
            var before = edit.Written.Value.ToString();
            if (StartIn(text, edit.Place, before) is { } start)
            {
                text = string.Concat(text.AsSpan(0, start), edit.Version.ToString(), text.AsSpan(start + before.Length));
            }
            else
            {
                bag.Add(ManifestRules.NotEditable.At(
                    edit.Place, $"the version {before} is written so that only a person can change it", $"write it on its key's line: version: {before}"));
            }
        }

        return bag.Count > problems ? null : [.. bytes[..mark], .. Encoding.UTF8.GetBytes(text)];
    }

    // A scalar begins with its quote, if it has one, and a version may begin with v.
    private static int? StartIn(string text, SourcePosition place, string version)
    {
        var start = new SourceText(place.File, text).OffsetOf(place);
        start += start < text.Length && text[start] is '"' or '\'' ? 1 : 0;
        start += start < text.Length && text[start] == 'v' ? 1 : 0;
        var end = start + version.Length;
        return end <= text.Length && text.AsSpan(start, version.Length).SequenceEqual(version) && (end == text.Length || Ends(text[end])) ? start : null;
    }

    private static bool Ends(char after) => after is '"' or '\'' or ',' or '}' or ']' || char.IsWhiteSpace(after);
}
