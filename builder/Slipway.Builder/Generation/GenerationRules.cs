using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Generation;

/// <summary>What can be wrong with a folder of generated files.</summary>
public static class GenerationRules
{
    /// <summary>SLP4601.</summary>
    public static DiagnosticRule Stale { get; } = new("SLP4601", Error, "Generated files are stale",
        "The files in the folder are not what the manifest generates today. `slipway generate` writes them anew; commit what it wrote.");

    /// <summary>SLP4602.</summary>
    public static DiagnosticRule Changed { get; } = new("SLP4602", Warning, "A generated file was changed by hand",
        "`slipway generate` replaces only files that it wrote and nobody changed. Delete the file to have it written again, or keep it and maintain it yourself.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Stale, Changed];
}
