using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;
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

    /// <summary>SLP3003.</summary>
    public static DiagnosticRule Withdrawn { get; } = new("SLP3003", Error, "The index warns of a plugin",
        "The curated index marks the plugin or this version as insecure or removed, with the reason. Take the successor that it names, or another version.");

    /// <summary>SLP3004.</summary>
    public static DiagnosticRule Deprecated { get; } = new("SLP3004", Warning, "A plugin is deprecated",
        "The curated index says that the plugin, or this version, should not be used for anything new. It still works.");

    /// <summary>SLP3005.</summary>
    public static DiagnosticRule OtherContent { get; } = new("SLP3005", Error, "A plugin has another content than the index lists",
        "Publisher, name and version are one content for ever. A feed that delivers other bytes under them delivers a package that nobody reviewed.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Incompatible, Undeclared, Withdrawn, Deprecated, OtherContent];

    internal static void Report(PluginRequest request, IndexStatus status, DiagnosticBag bag)
    {
        if (status.State == IndexStatus.Active.State)
        {
            return;
        }

        var why = status.Reason is null ? "" : $": {status.Reason}";
        var rule = status.State == "deprecated" ? Deprecated : Withdrawn;
        bag.Add(rule.At(
            request.Version.Position, $"{request.Subject} {request.Version.Value} is {status.State}{why}",
            status.Successor is null ? "take another version or another plugin" : $"take {status.Successor}"));
    }

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
