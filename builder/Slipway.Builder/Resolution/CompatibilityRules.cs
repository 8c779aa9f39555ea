using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Resolution;

/// <summary>Whether plugins fit the server.</summary>
public static class CompatibilityRules
{
    /// <summary>SLP3001.</summary>
    public static DiagnosticRule Incompatible { get; } = new("SLP3001", Error, "A plugin does not fit the server",
        "The plugin's own plugin.yaml says which framework API and which versions of the server it fits, and this server is not among them. Take another version of the plugin or of the server.");

    /// <summary>SLP3002.</summary>
    public static DiagnosticRule Undeclared { get; } = new("SLP3002", Warning, "A plugin does not say what it fits",
        "Its package has no plugin.yaml, or that leaves out `compatibility`. Nothing is guessed: it may fit or not. Its author declares it and packs it again with Slipway.Sdk, which refuses to pack without.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Incompatible, Undeclared];

    internal static void Report(PluginRequest request, Compatibility fits, DiagnosticBag bag)
    {
        if (fits.Verdict == CompatibilityVerdict.Incompatible)
        {
            bag.Add(Incompatible.At(request.Version.Position, $"{request.Subject} {request.Version.Value} does not fit: {fits.Reason}", "take another version of the plugin or of the server"));
        }
        else if (fits.Verdict == CompatibilityVerdict.Undeclared)
        {
            bag.Add(Undeclared.At(request.Version.Position, $"{request.Subject} {request.Version.Value}: {fits.Reason}"));
        }
    }
}
