using Slipway.Builder.Manifest;
using Slipway.Metadata.Shapes;

namespace Slipway.Builder.Policy;

/// <summary>The shape of a build policy: what its reader accepts and what its JSON Schema says.</summary>
public static class PolicyShape
{
    private static readonly TextShape Pattern = Texts.Line;

    private static readonly TextShape Demand = Texts.OneOf("a demand", "none", "any", "identities");

    private static readonly ObjectShape Base = new(
        Field.MayHave("requireDigest", new BooleanShape(), "Whether a base of a registry must be named by digest.") with { Default = "false" },
        Field.MayHave("allow", new ListShape(Pattern) { Unique = true, Fewest = 1 }, "The bases that may be used; * stands for any text. Left out, all."),
        Field.MayHave("releaseHost", new BooleanShape(), "Whether an image on the base host may be released.") with { Default = "true" });

    private static readonly ObjectShape Ignored = new(
        Field.Required("id", Texts.Line with { Example = "GHSA-5crp-9r3c-p9vr" }, "The advisory."),
        Field.Required("module", ManifestTexts.Module, "The package in which it is accepted."),
        Field.Required("because", Texts.Reason, "Why."),
        Field.Required("until", Texts.Date, "The day from which it is an error again."));

    private static readonly ObjectShape Vulnerabilities = new(
        Field.MayHave("database", Texts.OneOf("a demand", "optional", "required"), "Whether a build needs a database of advisories.") with { Default = "\"optional\"" },
        Field.MayHave("maxAgeDays", new WholeNumberShape { Smallest = 1, Largest = 3650 }, "How old the database may be."),
        Field.MayHave("failOn", Texts.OneOf("a severity", "low", "medium", "high", "critical"), "The severity from which a finding fails.") with { Default = "\"critical\"" },
        Field.MayHave("unscored", Texts.OneOf("a consequence", "fail", "warn"), "What a finding without a score does: it may be the worst there is.") with { Default = "\"fail\"" },
        Field.MayHave("ignore", new ListShape(Ignored), "Findings that are accepted for a reason and for a time.") with { Default = "[]" });

    private static readonly ObjectShape Licences = new(
        Field.MayHave("allow", new ListShape(Texts.Line) { Unique = true, Fewest = 1 }, "The SPDX ids that are allowed; left out, all that are not denied."),
        Field.MayHave("deny", new ListShape(Texts.Line) { Unique = true }, "The SPDX ids that are denied.") with { Default = "[]" },
        Field.MayHave("unknown", Texts.OneOf("a consequence", "fail", "warn"), "What a package that states no licence does.") with { Default = "\"warn\"" });

    /// <summary>Somebody for whom an authority of certificates vouches.</summary>
    internal static readonly ObjectShape Identity = new(
        Field.Required("subject", Texts.Line with { Longest = 1000 }, "The subject of the certificate, exactly: a mail address or a workflow's URI."),
        Field.Required("issuer", Texts.WebAddress with { Example = "https://token.actions.githubusercontent.com" }, "Who vouched for it, exactly."));

    private static readonly ObjectShape Signatures = new(
        Field.MayHave("packages", Demand, "Who must have signed the packages of plugins.") with { Default = "\"none\"" },
        Field.MayHave("base", Demand, "Who must have signed the base image.") with { Default = "\"none\"" },
        Field.MayHave("identities", new ListShape(new UnionShape(ManifestTexts.Path, Identity)) { Unique = true, UniqueBy = ["subject", "issuer"] },
            "The identities that are trusted: files of public keys or certificates, relative to this policy, or the subject and issuer of certificates of an authority such as Fulcio, which need trustedRoot.") with { Default = "[]" },
        Field.MayHave("trustedRoot", ManifestTexts.Path with { Example = "trusted_root.json" }, "Whom to believe about certificates, logs and times; needed where one of the identities is a subject."));

    private static readonly ObjectShape Spec = new(
        Field.MayHave("base", Base, "What an image may start from."),
        Field.MayHave("feeds", new ListShape(Pattern) { Unique = true, Fewest = 1 }, "The feeds that may deliver packages, by name; * stands for any text. Left out, all."),
        Field.MayHave("tiers", new ListShape(new WholeNumberShape { Smallest = 1, Largest = 3 }) { Unique = true, Fewest = 1 }, "The tiers that plugins may have.") with { Default = "[1, 2, 3]" },
        Field.MayHave("vulnerabilities", Vulnerabilities, "Which known vulnerabilities stop a build."),
        Field.MayHave("licences", Licences, "Which licences packages may have."),
        Field.MayHave("signatures", Signatures, "Who must have signed what goes in."));

    /// <summary>The format.</summary>
    public static DocumentShape Document { get; } = new(
        "build-policy", "BuildPolicy", "What builds must keep to, whoever writes their manifests.",
        new ObjectShape(
            Field.Required("metadata", new ObjectShape(Field.Required("name", Texts.DnsLabel with { Example = "release" }, "The policy's name.")), "What it is called."),
            Field.Required("spec", Spec, "What it demands.")));
}
