using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Metadata.Yaml;

/// <summary>What every YAML file of ours must keep to, whatever it describes.</summary>
public static class YamlRules
{
    /// <summary>SLP1001.</summary>
    public static DiagnosticRule TooLarge { get; } = new("SLP1001", Error, "The file is too large",
        "Files that Slipway reads are written by people and stay far below one mebibyte. A larger one is refused before it is parsed. Check that the path names the file you meant.");

    /// <summary>SLP1002.</summary>
    public static DiagnosticRule NotUtf8 { get; } = new("SLP1002", Error, "The file is not UTF-8",
        "Every file is UTF-8, with or without a byte order mark. UTF-16, UTF-32 and older encodings are refused rather than guessed. Convert the file, for example with `iconv -f UTF-16 -t UTF-8`.");

    /// <summary>SLP1003.</summary>
    public static DiagnosticRule RefusedCharacter { get; } = new("SLP1003", Error, "A character that is refused",
        "Control characters, NUL, the line separators that editors do not count, and marks that reverse the direction of text are refused, also as escapes: a reviewer must see what a program reads. Delete the character.");

    /// <summary>SLP1004.</summary>
    public static DiagnosticRule Empty { get; } = new("SLP1004", Error, "The file holds no document",
        "The file is empty or holds only comments.");

    /// <summary>SLP1005.</summary>
    public static DiagnosticRule SeveralDocuments { get; } = new("SLP1005", Error, "The file holds several documents",
        "One file holds one document. Move what follows the second `---` into a file of its own.");

    /// <summary>SLP1006.</summary>
    public static DiagnosticRule Syntax { get; } = new("SLP1006", Error, "The file is not YAML",
        "The text breaks the rules of YAML. Frequent reasons: a tab in the indentation, a missing space after a colon, a value with `: ` or ` #` in it that lacks quotes, a bracket that is never closed.");

    /// <summary>SLP1007.</summary>
    public static DiagnosticRule TooDeep { get; } = new("SLP1007", Error, "Lists and mappings lie too deep within one another",
        "No format of ours nests deeper than a few levels; deep nesting is refused so that a hostile file costs nothing.");

    /// <summary>SLP1008.</summary>
    public static DiagnosticRule TooMany { get; } = new("SLP1008", Error, "The file holds too many values",
        "The number of values in one file is limited so that a hostile file costs nothing. Split the file.");

    /// <summary>SLP1009.</summary>
    public static DiagnosticRule Anchor { get; } = new("SLP1009", Error, "Anchors and aliases are refused",
        "`&name` and `*name` let a small file stand for a huge one and hide from a reviewer what a value is. Write the value out. A text that begins with `&` or `*` needs quotes.");

    /// <summary>SLP1010.</summary>
    public static DiagnosticRule Tag { get; } = new("SLP1010", Error, "Tags are refused",
        "`!tag` changes what a value is. The format already says what each value is; delete the tag. A text that begins with `!` needs quotes.");

    /// <summary>SLP1011.</summary>
    public static DiagnosticRule MergeKey { get; } = new("SLP1011", Error, "Merge keys are refused",
        "`<<` copies keys from elsewhere, so a reader no longer sees what a mapping holds. Write the keys out.");

    /// <summary>SLP1012.</summary>
    public static DiagnosticRule DuplicateKey { get; } = new("SLP1012", Error, "A key occurs twice",
        "Of two equal keys some programs take the first and some the last, so a file would mean two things. Delete one of them.");

    /// <summary>SLP1013.</summary>
    public static DiagnosticRule Key { get; } = new("SLP1013", Error, "A key is not plain text",
        "Keys are words. A list, a mapping or nothing at all cannot be a key.");

    /// <summary>SLP1014.</summary>
    public static DiagnosticRule Directive { get; } = new("SLP1014", Error, "Directives are refused",
        "Lines that begin with `%` change how the rest of the file is read. Delete them; files are read as YAML 1.2.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        TooLarge, NotUtf8, RefusedCharacter, Empty, SeveralDocuments, Syntax, TooDeep, TooMany, Anchor, Tag, MergeKey, DuplicateKey, Key, Directive,
    ];
}
