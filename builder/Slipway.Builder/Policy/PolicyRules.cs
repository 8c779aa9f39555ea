using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Policy;

/// <summary>What a build policy can forbid.</summary>
public static class PolicyRules
{
    /// <summary>SLP6101.</summary>
    public static DiagnosticRule BaseNotAllowed { get; } = new("SLP6101", Error, "The policy does not allow the base",
        "`spec.base.allow` of the policy lists what an image may start from. Take a base of the list, or have the policy changed by whoever answers for it.");

    /// <summary>SLP6102.</summary>
    public static DiagnosticRule NoDigest { get; } = new("SLP6102", Error, "The policy wants the base by digest",
        "A tag can be moved; a digest cannot. Name the base as `repository@sha256:...`.");

    /// <summary>SLP6103.</summary>
    public static DiagnosticRule FeedNotAllowed { get; } = new("SLP6103", Error, "The policy does not allow a feed",
        "`spec.feeds` of the policy lists the feeds that may deliver packages. Have the package mirrored into one of them, or the policy changed.");

    /// <summary>SLP6104.</summary>
    public static DiagnosticRule TierNotAllowed { get; } = new("SLP6104", Error, "The policy does not allow a plugin's tier",
        "A plugin's tier says what was proven about it; one that the curated index does not list is community (Tier 3). `slipway tier` says what is missing for the next one.");

    /// <summary>SLP6105.</summary>
    public static DiagnosticRule Overdue { get; } = new("SLP6105", Error, "An exception of the policy is overdue",
        "Exceptions do not live for ever: from the day in `until` the build fails. Remove the exception, or move the day and say why.");

    /// <summary>SLP6106.</summary>
    public static DiagnosticRule NotRun { get; } = new("SLP6106", Error, "The policy wants a check that did not run",
        "The policy demands something that this build could not check, such as advisories without a database or signatures without a verifier. A build never passes because a check was left out.");

    /// <summary>SLP6107.</summary>
    public static DiagnosticRule LicenceNotAllowed { get; } = new("SLP6107", Error, "The policy does not allow a licence",
        "`spec.licences` of the policy says which licences packages may have, by SPDX id. Of an expression with OR one allowed licence is enough, of one with AND all must be allowed. A licence that is a file has no id: it counts as unknown unless the policy allows it by its name.");

    /// <summary>SLP6108.</summary>
    public static DiagnosticRule PackageNotSigned { get; } = new("SLP6108", Error, "A plugin's package is not signed by whom the policy names",
        "`spec.signatures` of the policy demands that the packages of plugins are signed: with `packages: identities` by the holder of a key, or of a certificate, that `identities` lists, with `any` also by whoever's certificate chains to a root that NuGet trusts. A signature is a Sigstore bundle over the package's content hash, in the folder `signatures` beside the manifest or beside the package in a feed that is a folder, or one that NuGet's author or registry put into the file. All of it is judged without a network.");

    /// <summary>SLP6109.</summary>
    public static DiagnosticRule BaseNotSigned { get; } = new("SLP6109", Error, "The base is not signed by whom the policy names",
        "`spec.signatures.base: identities` of the policy demands that the holder of one of its keys signed the base: the image, or the index in which it lies. Signatures are read where the base is, as `.sig` tags or referrers; one of this machine, the base `host`, cannot be signed.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [BaseNotAllowed, NoDigest, FeedNotAllowed, TierNotAllowed, Overdue, NotRun, LicenceNotAllowed, PackageNotSigned, BaseNotSigned];
}
