using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Packing;

/// <summary>What can keep a compiled server from becoming an image, beyond what Slipway.Images itself says (SLP5001 and up).</summary>
public static class PackingRules
{
    /// <summary>SLP5501.</summary>
    public static DiagnosticRule NotWritable { get; } = new("SLP5501", Error, "The output cannot be written",
        "The folder cannot be made or written, or the disk is full. Nothing was left half-written; what was there before is untouched.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NotWritable];

    internal static Diagnostic Of(ImageProblem problem, SourcePosition? position = null) =>
        new(problem.Id, Error, $"{problem.Subject}: {problem.Message.TrimEnd('.')}", position, problem.Remedy.TrimEnd('.'));
}
