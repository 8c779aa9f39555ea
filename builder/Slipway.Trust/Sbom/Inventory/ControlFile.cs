using System.Text;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>Debian's control files: paragraphs of <c>Name: value</c>, where lines that begin with a space continue the value.</summary>
/// <remarks>https://www.debian.org/doc/debian-policy/ch-controlfields.html</remarks>
internal static class ControlFile
{
    /// <summary>The paragraphs, with field names compared without case.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(Stream content)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        var paragraph = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var field = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                if (paragraph.Count > 0)
                {
                    yield return paragraph;
                    paragraph = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                }
            }
            else if (line[0] is ' ' or '\t')
            {
                if (field.Length > 0 && paragraph.TryGetValue(field, out var value))
                {
                    paragraph[field] = $"{value}\n{line[1..]}";
                }
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                field = line[..colon];
                paragraph[field] = line[(colon + 1)..].Trim();
            }
        }

        if (paragraph.Count > 0)
        {
            yield return paragraph;
        }
    }
}
