using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Metadata.Shapes;

/// <summary>How a document can differ from its shape.</summary>
public static class ShapeRules
{
    /// <summary>SLP1020.</summary>
    public static DiagnosticRule UnknownKey { get; } = new("SLP1020", Error, "A key that the format does not know",
        "A key that no reader knows has no effect, so it is most often a slip of the pen. Correct it or delete it. In a package that is already installed it is a note only: a newer version of the format may know it.");

    /// <summary>SLP1021.</summary>
    public static DiagnosticRule MissingKey { get; } = new("SLP1021", Error, "A key is missing",
        "The format requires the key. The message shows an example of its value.");

    /// <summary>SLP1022.</summary>
    public static DiagnosticRule WrongType { get; } = new("SLP1022", Error, "A value has the wrong type",
        "YAML reads `1.10` as a number, `true` as a boolean and an empty value as nothing. Where text is meant, put it in quotes: `\"1.10\"`.");

    /// <summary>SLP1023.</summary>
    public static DiagnosticRule NotInVocabulary { get; } = new("SLP1023", Error, "A value that is not one of the known ones",
        "The value comes from a closed list, which the message shows.");

    /// <summary>SLP1024.</summary>
    public static DiagnosticRule Malformed { get; } = new("SLP1024", Error, "A value is malformed",
        "The value must follow a form, such as a version, a date or an address. The message says which and shows an example.");

    /// <summary>SLP1025.</summary>
    public static DiagnosticRule OutOfRange { get; } = new("SLP1025", Error, "A value is too small, too large, too short or too long",
        "Lengths, counts and numbers have limits, so that a document stays readable and its reader safe. The message says which limit the value breaks.");

    /// <summary>SLP1026.</summary>
    public static DiagnosticRule Repeated { get; } = new("SLP1026", Error, "An item is repeated",
        "Each item of the list may occur once. Delete one of the two.");

    /// <summary>SLP1027.</summary>
    public static DiagnosticRule Alternatives { get; } = new("SLP1027", Error, "Exactly one of several keys is needed",
        "The keys exclude one another and one of them has to be there.");

    /// <summary>SLP1028.</summary>
    public static DiagnosticRule WrongDocument { get; } = new("SLP1028", Error, "The document is of another kind",
        "`apiVersion` and `kind` say what a file is. This one is not what was expected here: check that the path names the file you meant.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [UnknownKey, MissingKey, WrongType, NotInVocabulary, Malformed, OutOfRange, Repeated, Alternatives, WrongDocument];
}
