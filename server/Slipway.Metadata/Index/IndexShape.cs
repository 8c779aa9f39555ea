using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Index;

/// <summary>The shapes of the curated index's files.</summary>
public static class IndexShape
{
    private static readonly TextShape PluginId = new("a plugin's identity")
    {
        Longest = 127,
        Pattern = Patterns.PluginId(),
        Form = "publisher/name",
        Example = "acme/prometheus",
    };

    private static readonly ObjectShape Status = new(
        Field.Required("state", Texts.OneOf("a state", IndexStatus.States), "active: to be used; deprecated: has a successor; insecure: has a weakness; removed: not to be built any more."),
        Field.MayHave("reason", Texts.Prose, "Why it is not active."),
        Field.MayHave("successor", PluginId, "What takes its place."),
        Field.MayHave("effective", Texts.Date, "The day from which the status holds."),
        Field.MayHave("advisories", new ListShape(new TextShape("an advisory id")
        {
            Longest = 100,
            Pattern = Patterns.AdvisoryId(),
            Form = "the id of a published advisory",
            Example = "GHSA-5crp-9r3c-p9vr",
        })
        { Unique = true }, "The advisories behind it.") with
        { Default = "[]" })
    {
        Rules = [new RequiredWhen("state", ["deprecated", "insecure", "removed"], ["reason"])],
    };

    private static readonly ObjectShape Evidence = new(
        Field.Required("type", Texts.OneOf("a type of evidence", EvidenceType.All), "What it is about."),
        Field.Required("digest", Texts.Sha256Digest, "The digest of its bytes."),
        Field.Required("location", new TextShape("a location")
        {
            Pattern = Patterns.Location(),
            Form = "a web address, an OCI reference or a path relative to the index",
            Example = "https://acme.example/evidence/conformance.json",
        }, "Where its bytes are."));

    private static readonly ObjectShape Version = new(
        Field.Required("version", Texts.Version, "The version; it stands for one content hash for ever."),
        Field.Required("contentHash", Texts.ContentHash, "The NuGet content hash of the package."),
        Field.RequiredOfAuthors("compatibility", PluginShape.Compatibility, "What it fits, as its plugin.yaml says."),
        Field.MayHave("images", new ListShape(new ObjectShape(
            Field.Required("image", Texts.ImageByDigest, "The image."),
            Field.Required("server", Texts.Version, "The version of its server.")))
        { UniqueBy = ["image"] }, "Published servers that contain it; a supported plugin (Tier 2) needs one.") with
        { Default = "[]" },
        Field.MayHave("evidence", new ListShape(Evidence) { UniqueBy = ["type", "digest"] }, "What proves its claims.") with { Default = "[]" },
        Field.MayHave("status", Status, "Whether this version should be used; active when left out."));

    private static readonly ObjectShape Key = new(
        Field.Required("id", Texts.DnsLabel, "The key's name.") with { Example = "\"release-2027\"" },
        Field.Required("spki", new TextShape("a public key") { Pattern = Patterns.Base64(), Form = "the SubjectPublicKeyInfo (DER) in base64" }, "The public key."),
        Field.Required("from", Texts.Date, "The first day on which it signs."),
        Field.Required("to", Texts.Date, "The last day on which it signs."),
        Field.MayHave("revoked", new ObjectShape(
            Field.Required("on", Texts.Date, "The day from which what it signs no longer counts."),
            Field.Required("reason", Texts.Prose, "Why it was withdrawn.")), "Set when the key was withdrawn."));

    /// <summary><c>index/PUBLISHER/NAME.yaml</c>.</summary>
    public static DocumentShape Entry { get; } = new(
        "index-entry", "IndexEntry", "A plugin of the curated index: what it claims and what proves it.", new ObjectShape(
            Field.Required("metadata", new ObjectShape(
                Field.Required("publisher", Texts.DnsLabel, "Who publishes the plugin.") with { Example = "\"acme\"" },
                Field.Required("name", Texts.DnsLabel, "The plugin's name.")), "The plugin's identity."),
            Field.Required("spec", new ObjectShape(
                Field.Required("module", Texts.PackageId, "The id of its NuGet package."),
                Field.Required("tier", new WholeNumberShape { Smallest = 1, Largest = 3 }, "The tier that it claims: 1 built-in, 2 supported, 3 community.") with { Example = "3" },
                Field.MayHave("verification", Texts.OneOf("a verification", "unverified", "verified"), "Whether the keepers of the index have proven who publishes it.") with { Default = "\"unverified\"" },
                Field.MayHave("status", Status, "Whether it should be used; active when left out."),
                Field.MayHave("owners", PluginShape.Owners, "Who answers for it; a supported plugin (Tier 2) needs one.") with { Default = "[]" },
                Field.Required("versions", new ListShape(Version) { UniqueBy = ["version"] }, "Its versions.") with { Example = "[]" },
                Field.MayHave("annotations", Texts.Annotations, "Anything for other programs; keys begin with x-.")), "What it claims.")))
    {
        Rules = [IndexChecks.Versions],
    };

    /// <summary><c>index/publishers/SLUG.yaml</c>.</summary>
    public static DocumentShape Publisher { get; } = new(
        "publisher", "Publisher", "Who publishes plugins of the curated index, and the keys they sign with.", new ObjectShape(
            Field.Required("metadata", new ObjectShape(
                Field.Required("name", Texts.DnsLabel, "The name in every identity.") with { Example = "\"acme\"" }), "Who it is."),
            Field.Required("spec", new ObjectShape(
                Field.Required("displayName", Texts.Line, "The name for people.") with { Example = "\"Acme Platform\"" },
                Field.Required("domain", new TextShape("a domain") { Longest = 253, Pattern = Patterns.Domain(), Form = "a domain in lower case", Example = "acme.example" }, "The domain that is theirs."),
                Field.Required("contacts", new ObjectShape(
                    Field.Required("support", Texts.Contact, "Where users get help."),
                    Field.Required("security", Texts.Contact, "Where weaknesses are reported.")), "Where people turn to."),
                Field.MayHave("keys", new ListShape(Key) { UniqueBy = ["id"] }, "The keys they sign with; evidence of Tier 2 counts only when one of them signed it.") with { Default = "[]" },
                Field.MayHave("annotations", Texts.Annotations, "Anything for other programs; keys begin with x-.")), "What is known of them.")))
    {
        Rules = [IndexChecks.Keys],
    };
}
