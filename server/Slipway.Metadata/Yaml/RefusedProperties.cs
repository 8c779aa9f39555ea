using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>Anchors, aliases and tags of a file: one problem of each kind at its first place, with how many there are.</summary>
internal sealed class RefusedProperties
{
    private readonly Dictionary<string, (SourcePosition First, int Count)> _found = new(StringComparer.Ordinal);

    /// <summary>Counts an alias, anchor or tag.</summary>
    public void Add(string noun, SourcePosition position) =>
        _found[noun] = _found.TryGetValue(noun, out var known) ? (known.First, known.Count + 1) : (position, 1);

    /// <summary>The problems.</summary>
    public IEnumerable<Diagnostic> Problems() => _found.OrderBy(found => found.Key, StringComparer.Ordinal).Select(found =>
    {
        var (rule, remedy) = found.Key switch
        {
            "aliases" => (YamlRules.Anchor, "write the value out, or quote a text that begins with *"),
            "anchors" => (YamlRules.Anchor, "delete the anchor, or quote a text that begins with &"),
            _ => (YamlRules.Tag, "delete the tag, or quote a text that begins with !"),
        };
        var count = found.Value.Count == 1 ? "" : $"; this is the first of {found.Value.Count}";
        return rule.At(found.Value.First, $"{found.Key} are refused{count}", remedy);
    });
}
