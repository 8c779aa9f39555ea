using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Verification.Rebuilding;

/// <summary>What can come out when an image is built again.</summary>
public static class RebuildRules
{
    /// <summary>SLP6520.</summary>
    public static DiagnosticRule OtherInputs { get; } = new("SLP6520", Error, "The image was built from something else",
        "The image, and its provenance where it has one, say which manifest, lock and version of Slipway it was built from. What was built again here is not the same. Check out the commit that the provenance names, and use that version.");

    /// <summary>SLP6521.</summary>
    public static DiagnosticRule OtherImage { get; } = new("SLP6521", Error, "Built again, it is another image",
        "The same manifest and lock have the same image, byte for byte. This one differs: the message names each layer and file, and each key of the configuration. Either the build depends on something that nobody wrote down (of base `host`, the building machine), or the image holds what its inputs do not.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [OtherInputs, OtherImage];
}
