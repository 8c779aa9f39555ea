using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Packages;

/// <summary>What can be wrong with a package itself.</summary>
public static class PackageRules
{
    /// <summary>SLP2201.</summary>
    public static DiagnosticRule Refused { get; } = new("SLP2201", Error, "A package is refused",
        "Packages are data from strangers. One whose paths leave their place, that has a path twice or twice but for case, that holds symbolic links, that is far too large, or that is not the package it is said to be, is refused whole.");

    /// <summary>SLP2202.</summary>
    public static DiagnosticRule Ignored { get; } = new("SLP2202", Note, "A package ships parts that are not used",
        "Build targets, analyzers, content files and scripts of a package would run or be copied in an ordinary project. No third-party code runs during a server build, so they are left out. A package that relies on them to place a native library will not find it; prefer one that uses `runtimes/`.");

    /// <summary>SLP2203.</summary>
    public static DiagnosticRule Missing { get; } = new("SLP2203", Error, "A locked package cannot be had",
        "The lock names bytes that are neither in Slipway's own store nor in the feed that it names. Without `--offline` the feed is asked; a feed that changed or deleted a published version cannot serve a lock.");

    /// <summary>SLP2204.</summary>
    public static DiagnosticRule OtherPlugin { get; } = new("SLP2204", Error, "A package holds another plugin than the manifest says",
        "The name in the manifest is the name in the package's plugin.yaml, so that a reviewer reads what is built.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Refused, Ignored, Missing, OtherPlugin];
}
