using Slipway.Metadata.Index;

namespace Slipway.Metadata.Tiers;

/// <summary>What each tier needs, as data.</summary>
public static class TierRequirements
{
    /// <summary>The publisher of the product itself.</summary>
    public const string BuiltInPublisher = "slipway";

    /// <summary>What Tier 1 needs: it is the product's own and released with it, so the product's evidence covers it.</summary>
    public static IReadOnlyList<TierRequirement> BuiltIn { get; } =
    [
        new("own", "published by the product itself", "A built-in plugin is changed, reviewed and released with the server.",
            "claim tier 2 or 3; only plugins of this repository are built in",
            subject => subject.Entry.Publisher == BuiltInPublisher ? null : $"the publisher is {subject.Entry.Publisher}"),
        new("released-together", "released with a server of the same version", "One version, one test run, one set of evidence for server and plugin.",
            "list the version that the release made: dotnet run build.cs -- release",
            WhyNotReleased),
    ];

    /// <summary>What Tier 2 needs.</summary>
    public static IReadOnlyList<TierRequirement> Supported { get; } =
    [
        new("compatibility", "complete compatibility metadata that fits a released server", "Without it nobody knows which server it belongs into.",
            "declare spec.compatibility in plugin.yaml, then: slipway index add {module}.{version}.nupkg", WhyNoCompatibility),
        new("owner", "a named owner with a contact", "Somebody answers when it breaks.",
            "add owners: [ { team: ..., contact: ... } ] to the entry",
            subject => subject.Entry.Owners.Count > 0 ? null : "the entry names no owner"),
        new("conformance", "conformance passed on the latest released server in range", "The plugin does what its capability promises.",
            "slipway conformance {module}.{version}.nupkg --sign KEY, with the slipway of server {server}", WhyNoConformance),
        Evident(EvidenceType.Licenses, "the licence check of its closure", "What it brings along may be shipped.", "slipway scan {module}.{version}.nupkg --sign KEY"),
        Evident(EvidenceType.Vulnerabilities, "the vulnerability check of its closure", "What it brings along has no known weakness above the policy's line.", "slipway scan {module}.{version}.nupkg --sign KEY"),
        Evident(EvidenceType.Sbom, "a software bill of materials", "When a weakness is found, one can tell who has it.", "slipway sbom {module}.{version}.nupkg --sign KEY"),
        Evident(EvidenceType.Signature, "a signature over the package", "The bytes are those of the publisher.", "slipway sign {module}.{version}.nupkg --key KEY"),
        Evident(EvidenceType.Documentation, "the documentation kit", "Users can configure it without reading its source.", "slipway plugin check {module}.{version}.nupkg --sign KEY"),
        new("image", "a published server image that contains it", "Somebody can run it without building a server.",
            "slipway build MANIFEST --push, then: slipway index add {module}.{version}.nupkg --image IMAGE@sha256:...={server}",
            subject => subject.Version.Images.Count > 0 ? null : "the version lists no image"),
    ];

    private static TierRequirement Evident(string type, string title, string rationale, string command) =>
        new(type, title, rationale, command, subject => subject.WhyNoEvidence(type));

    // Anybody can write the product's name into a package; the bytes of a release are listed by the release, or signed.
    private static string? WhyNotReleased(TierCase subject) =>
        subject.Released is null ? subject.Servers.Contains(subject.Version.Version) ? null : $"no server {subject.Version.Version} was released"
        : subject.Released.Contains(subject.Version.ContentHash) || subject.WhyNoEvidence(EvidenceType.Signature) is null ? null
        : "this release lists no plugin of these bytes, and no key of the publisher signed them";

    private static string? WhyNoCompatibility(TierCase subject) => subject.Version.Compatibility switch
    {
        null => "the version declares none",
        { IsComplete: false } => "the version leaves part of it out",
        _ => subject.LatestServer is null ? $"no released server is in {subject.Version.Compatibility.ServerVersions}" : null,
    };

    private static string? WhyNoConformance(TierCase subject)
    {
        if (subject.WhyNoEvidence(EvidenceType.Conformance) is { } reason)
        {
            return reason;
        }

        var counting = subject.Evidence.Where(evidence => evidence is { Type: EvidenceType.Conformance, Problem: null, IsSignedByPublisher: true });
        return subject.LatestServer is null || counting.Any(evidence => evidence.Server == subject.LatestServer)
            ? null
            : $"it passed on {string.Join(", ", counting.Select(evidence => evidence.Server?.ToString() ?? "an unnamed server"))}, but the latest server in range is {subject.LatestServer}";
    }
}
