using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Index;

/// <summary>Why a version is not added to an index.</summary>
public static class IndexAddRules
{
    /// <summary>SLP1070.</summary>
    public static DiagnosticRule NoPlugin { get; } = new("SLP1070", Error, "A package cannot be listed",
        "The index lists plugins by what their packages say: the package has to be a NuGet package that nothing is wrong with, hold a plugin.yaml that an author may publish, and have its version.");

    /// <summary>SLP1071.</summary>
    public static DiagnosticRule Listed { get; } = new("SLP1071", Error, "A version is listed already",
        "What an index lists is never written over: publisher/name/version stands for one content hash for ever. Of a listed version, `slipway index add` adds evidence of types that it has none of, and images; where nothing is new, there is nothing to add. Other bytes are a new version; evidence that takes the place of older is changed by hand.");

    /// <summary>SLP1072.</summary>
    public static DiagnosticRule OtherForm { get; } = new("SLP1072", Error, "An entry cannot be added to",
        "`slipway index add` appends to a list of versions in block style that ends its file, and to lists of images and evidence that are empty or have an item a line, and checks that all else stays. An entry of another form is changed by hand.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NoPlugin, Listed, OtherForm];
}
