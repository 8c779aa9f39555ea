using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Builder.Bundles;

/// <summary>What can be wrong with a bundle for an air-gapped site, and what can keep one from being made.</summary>
public static class BundleRules
{
    private const string Whole = " Nothing of the bundle was unpacked. Fetch it again from whoever made it, and find out what happened to it on the way.";

    /// <summary>SLP1122.</summary>
    public static DiagnosticRule NotPortable { get; } = new("SLP1122", Error, "A manifest names what a bundle cannot carry",
        "`slipway bundle export` puts all that a manifest names into one place, laid out as it was, so that the manifest means the same there. A path that begins at the root of this machine, a link, or more files than an inventory lists cannot come along. Name files relative to the manifest or the policy; give advisories as the archives that osv-scanner keeps (`osv-scanner/NuGet/all.zip`).");

    /// <summary>SLP6801.</summary>
    public static DiagnosticRule NotABundle { get; } = new("SLP6801", Error, "This is no bundle",
        "A bundle is the OCI layout that `slipway bundle export` writes: it holds one manifest of the type `application/vnd.slipway.bundle.v1`. Name its folder.");

    /// <summary>SLP6802.</summary>
    public static DiagnosticRule NotSigned { get; } = new("SLP6802", Error, "The bundle is not signed by whom you trust",
        "The inventory of a bundle is signed by whoever exported it, and nothing else vouches for what comes out of it: packages, keys, policies, the tool itself. The message says what kept each signature from counting. Get the exporter's public key by another way than the bundle." + Whole);

    /// <summary>SLP6803.</summary>
    public static DiagnosticRule BadInventory { get; } = new("SLP6803", Error, "The inventory of a bundle is not to be had",
        "The inventory lists every file of a bundle with its digest and where it belongs. This one cannot be read, lists a path that would lead out of the place, or is not the one that was signed." + Whole);

    /// <summary>SLP6804.</summary>
    public static DiagnosticRule Altered { get; } = new("SLP6804", Error, "A bundle has other content than its inventory says",
        "A blob is missing, was cut off, or has another digest than the signed inventory states." + Whole);

    /// <summary>SLP6805.</summary>
    public static DiagnosticRule Foreign { get; } = new("SLP6805", Error, "Something lies in a bundle that its inventory does not list",
        "A bundle holds what its signed inventory lists and nothing else, so that nothing comes in that nobody signed." + Whole);

    /// <summary>SLP6806.</summary>
    public static DiagnosticRule NotBuilt { get; } = new("SLP6806", Error, "The bundle does not build",
        "`slipway bundle export` rehearses: it unpacks the bundle, cuts the network off and builds from it. That build failed, so the bundle would be of no use where it is needed, and none was left. What the build said stands above the message.");

    /// <summary>SLP6807.</summary>
    public static DiagnosticRule OtherImage { get; } = new("SLP6807", Error, "Built from the bundle, it is another image",
        "The build from the bundle made another digest than the locked build here, so something decides about bytes that is not in the bundle. No bundle was left. `slipway diff` of the two images says where they part.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NotPortable, NotABundle, NotSigned, BadInventory, Altered, Foreign, NotBuilt, OtherImage];
}
