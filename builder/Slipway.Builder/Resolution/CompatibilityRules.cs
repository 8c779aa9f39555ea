using System.Globalization;
using Slipway.Builder.Curation;
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
        "The plugin's own plugin.yaml says which framework API and which versions of the server it fits, and this server is not among them. Take another version of the plugin or of the server. Where it has to be, the manifest takes it on: `accept: [ { what: incompatible, because: ..., until: YYYY-MM-DD } ]` at the plugin.");

    /// <summary>SLP3002.</summary>
    public static DiagnosticRule Undeclared { get; } = new("SLP3002", Warning, "A plugin does not say what it fits",
        "Its package has no plugin.yaml, or that leaves out `compatibility`. Nothing is guessed: it may fit or not. Its author declares it and packs it again with Slipway.Sdk, which refuses to pack without.");

    /// <summary>SLP3003.</summary>
    public static DiagnosticRule Withdrawn { get; } = new("SLP3003", Error, "The index warns of a plugin",
        "The curated index marks the plugin or this version as insecure or removed, with the reason. Take the successor that it names, or another version. What is insecure can be taken on for a time, with `accept: [ { what: insecure, because: ..., until: YYYY-MM-DD } ]` at the plugin in the manifest; what is removed cannot.");

    /// <summary>SLP3004.</summary>
    public static DiagnosticRule Deprecated { get; } = new("SLP3004", Warning, "A plugin is deprecated",
        "The curated index says that the plugin, or this version, should not be used for anything new. It still works.");

    /// <summary>SLP3005.</summary>
    public static DiagnosticRule OtherContent { get; } = new("SLP3005", Error, "A plugin has another content than the index lists",
        "Publisher, name and version are one content for ever. A feed that delivers other bytes under them delivers a package that nobody reviewed.");

    /// <summary>SLP3006.</summary>
    public static DiagnosticRule UndeclaredTier { get; } = new("SLP3006", Error, "A listed plugin does not say what it fits",
        "Only plugins of Tier 3 may leave it open which servers they fit. The curated index lists this one in a higher tier, which it cannot have earned without. Take a version that declares its compatibility, or have the index corrected.");

    /// <summary>SLP3007.</summary>
    public static DiagnosticRule Accepted { get; } = new("SLP3007", Warning, "A known fault of a plugin is taken on",
        "The manifest says under `accept` that the build goes on in spite of a fault, why, and until when. From that day on it is an error again. The message names the fault, so that nobody forgets it.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Incompatible, Undeclared, Withdrawn, Deprecated, OtherContent, UndeclaredTier, Accepted];

    internal static Diagnostic TakenOn(PluginRequest request, AcceptedFault fault, string what) => Accepted.At(
        request.Version.Position, string.Create(CultureInfo.InvariantCulture, $"{what}; accepted until {fault.Until.Value:yyyy-MM-dd}: {fault.Because}"), "mend it before that day");

    internal static void Report(PluginRequest request, IndexStatus status, DateOnly today, DiagnosticBag bag)
    {
        if (status.State == IndexStatus.Active.State)
        {
            return;
        }

        var what = $"{request.Subject} {request.Version.Value} is {status.State}{(status.Reason is null ? "" : $": {status.Reason}")}{(status.Advisories.Count == 0 ? "" : $" ({string.Join(", ", status.Advisories)})")}";
        var remedy = status.Successor is null ? "take another version or another plugin" : $"take {status.Successor}";
        if (!status.IsActiveOn(today) && status.State == AcceptedFault.Insecure && request.Accepting(AcceptedFault.Insecure) is { } accepted)
        {
            bag.Add(TakenOn(request, accepted, what));
        }
        else if (status.IsActiveOn(today) || status.State == "deprecated")
        {
            // What will be withdrawn is worth a word before the day.
            bag.Add(Deprecated.At(request.Version.Position, status.IsActiveOn(today) ? string.Create(CultureInfo.InvariantCulture, $"{what}, from {status.Effective:yyyy-MM-dd} on") : what, remedy));
        }
        else
        {
            bag.Add(Withdrawn.At(request.Version.Position, what, remedy));
        }
    }

    internal static void Report(PluginRequest request, Compatibility fits, int tier, DiagnosticBag bag)
    {
        var subject = $"{request.Subject} {request.Version.Value}";
        switch (fits.Verdict)
        {
            case CompatibilityVerdict.Incompatible when request.Accepting(AcceptedFault.Incompatible) is { } accepted:
                bag.Add(TakenOn(request, accepted, $"{subject} does not fit: {fits.Reason}"));
                break;
            case CompatibilityVerdict.Incompatible:
                bag.Add(Incompatible.At(request.Version.Position, $"{subject} does not fit: {fits.Reason}", "take another version of the plugin or of the server"));
                break;
            case CompatibilityVerdict.Undeclared when tier < CuratedIndex.CommunityTier:
                bag.Add(UndeclaredTier.At(request.Version.Position, $"{subject} is listed as Tier {tier}: {fits.Reason}", "take a version that declares it, or have the index corrected"));
                break;
            case CompatibilityVerdict.Undeclared:
                bag.Add(Undeclared.At(request.Version.Position, $"{subject}: {fits.Reason}", "ask its author to declare compatibility in plugin.yaml and to pack it again"));
                break;
        }
    }
}
