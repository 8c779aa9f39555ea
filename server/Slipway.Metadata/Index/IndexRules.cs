using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Metadata.Index;

/// <summary>What the curated index must keep to beyond the shapes of its files.</summary>
public static class IndexRules
{
    /// <summary>SLP1060.</summary>
    public static DiagnosticRule SameVersion { get; } = new("SLP1060", Error, "Two versions are one",
        "Versions that differ only in build metadata (`+...`) are the same version. Keep one of them.");

    /// <summary>SLP1061.</summary>
    public static DiagnosticRule Misplaced { get; } = new("SLP1061", Error, "A file of the index lies in the wrong place",
        "An entry lies at `PUBLISHER/NAME.yaml`, a publisher at `publishers/SLUG.yaml`. The path is how a reviewer finds it, so it has to agree with what the file says.");

    /// <summary>SLP1062.</summary>
    public static DiagnosticRule ModuleTwice { get; } = new("SLP1062", Error, "Two plugins name one package",
        "A package holds one plugin. Two entries that name it would let one borrow the tier of the other.");

    /// <summary>SLP1063.</summary>
    public static DiagnosticRule UnknownPublisher { get; } = new("SLP1063", Error, "A plugin's publisher is not in the index",
        "Evidence counts when a key of the publisher signed it, so the index has to know the publisher: add `publishers/SLUG.yaml`.");

    /// <summary>SLP1064.</summary>
    public static DiagnosticRule KeyTimes { get; } = new("SLP1064", Error, "A key ends before it begins",
        "`from` and `to` are the first and the last day on which the key signs.");

    /// <summary>SLP1065.</summary>
    public static DiagnosticRule HashChanged { get; } = new("SLP1065", Error, "A version has other bytes than before",
        "publisher/name/version stands for one content hash for ever: whoever built with it must get the same bytes again. Publish a new version instead.");

    /// <summary>SLP1066.</summary>
    public static DiagnosticRule VersionGone { get; } = new("SLP1066", Error, "A version vanished from the index",
        "A listed version stays listed, so that its content hash stays known. Set its status to `removed` with a reason instead.");

    /// <summary>SLP1067.</summary>
    public static DiagnosticRule UnknownSuccessor { get; } = new("SLP1067", Warning, "A successor is not in the index",
        "The plugin that is to take another's place is not listed. Add it, or correct the name.");

    /// <summary>SLP1068.</summary>
    public static DiagnosticRule TierNotEarned { get; } = new("SLP1068", Error, "A claimed tier is not earned",
        "A tier is carried by evidence. The message names each proof that is missing, the remedy the command that makes it. Until then, claim the tier that the evidence carries.");

    /// <summary>SLP1069.</summary>
    public static DiagnosticRule BrokenEvidence { get; } = new("SLP1069", Error, "Listed evidence does not hold",
        "Each piece of evidence has to be there, have the listed digest, be a signed statement (a Sigstore bundle) about this version's package by its NuGet content hash, be signed by a key of the publisher, and say what its type says: a conformance report that passed, an SBOM, a scan. What is listed and does not hold is a fault of the index whatever tier is claimed, since readers go by the list.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [SameVersion, Misplaced, ModuleTwice, UnknownPublisher, KeyTimes, HashChanged, VersionGone, UnknownSuccessor, TierNotEarned, BrokenEvidence];
}
