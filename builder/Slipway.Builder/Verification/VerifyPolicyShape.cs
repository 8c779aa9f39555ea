using Slipway.Builder.Manifest;
using Slipway.Builder.Policy;
using Slipway.Metadata.Shapes;

namespace Slipway.Builder.Verification;

/// <summary>The shape of a verify policy: what its reader accepts and what its JSON Schema says.</summary>
public static class VerifyPolicyShape
{
    private static readonly TextShape SignerName = Texts.DnsLabel with { Example = "release" };

    private static readonly TextShape Type = new("an address that names a kind")
    {
        Longest = 500,
        Rule = text => Uri.TryCreate(text, UriKind.Absolute, out _) ? null : "it is no absolute URI",
        Form = "an absolute URI",
        Example = "https://slsa.dev/provenance/v1",
    };

    private static readonly TextShape Match = new("a repository")
    {
        Longest = 500,
        Rule = text => text.IndexOf('*', StringComparison.Ordinal) is var star && (star < 0 || star == text.Length - 1)
            ? text.Any(char.IsWhiteSpace) ? "it holds a space" : null
            : "a * stands at the end only",
        Form = "REGISTRY/REPOSITORY, a * at the end for everything below",
        Example = "registry.example.com/platform/*",
    };

    private static readonly ObjectShape Signer = new(
        Field.Required("name", SignerName, "The name by which the rest of the policy speaks of them."),
        Field.MayHave("key", ManifestTexts.Path with { Example = "release.pub" }, "The file of their public key, PEM, beside this policy."),
        Field.MayHave("identity", PolicyShape.Identity, "Who they are in the certificates that an authority such as Fulcio issues; needs trustedRoot."))
    {
        Rules = [new ExactlyOneOf("key", "identity")],
    };

    private static readonly Field By = Field.Required(
        "by", new ListShape(SignerName) { Unique = true, Fewest = 1 }, "The names of the signers that count.") with { Example = """["release"]""" };

    private static readonly Field AtLeast = Field.MayHave(
        "atLeast", new WholeNumberShape { Smallest = 1, Largest = 100 }, "How many of them must have signed; each counts once.") with { Default = "1" };

    private static readonly Field Logs = Field.MayHave(
        "logs", new WholeNumberShape { Smallest = 0, Largest = 10 },
        "From how many operators of transparency logs there must be an entry; left out, none for keys and one for identities.");

    private static readonly ObjectShape Signed = new(By, AtLeast, Logs);

    private static readonly ObjectShape Attestation = new(
        Field.Required("type", Type, "The predicate's type."), By, AtLeast, Logs);

    private static readonly ObjectShape Builder = new(
        Field.Required("id", Type with { Example = "https://slipway.dev/builders/ci/v1" }, "The builder's name in the provenance."),
        By,
        Field.MayHave("level", new WholeNumberShape { Smallest = 1, Largest = 3 }, "The SLSA build level that is then proven.") with { Default = "1" },
        Field.MayHave("buildTypes", new ListShape(Type) { Unique = true, Fewest = 1 }, "The kinds of build that are accepted; left out, any."),
        Field.MayHave("parameters", new ListShape(Texts.Line) { Unique = true, Fewest = 1 }, "The external parameters that may occur; left out, any."),
        Field.MayHave("source", Texts.Line, "What the address of the source must begin with; left out, anything."));

    private static readonly ObjectShape Provenance = new(
        Field.Required("builders", new ListShape(Builder) { Fewest = 1 }, "The builders that are believed, and whose signature proves that it was them."),
        Field.MayHave("level", new WholeNumberShape { Smallest = 1, Largest = 3 }, "The lowest SLSA build level that must be proven.") with { Default = "1" });

    private static readonly ObjectShape Sbom = new(
        By, AtLeast, Logs,
        Field.MayHave("quality", Texts.OneOf("a level", "none", "L1", "L2", "L3"), "The level of OWASP SCVS that it must reach.") with { Default = "\"none\"" },
        Field.MayHave("coversFiles", new BooleanShape(), "Whether each file of the server and its plugins must belong to a component; the image is fetched for it.") with { Default = "true" });

    private static readonly ObjectShape Ignored = new(
        Field.Required("id", Texts.Line with { Example = "GHSA-5crp-9r3c-p9vr" }, "The advisory."),
        Field.Required("module", Texts.Line with { Example = "openssl" }, "The package in which it is accepted; of an operating system the source package."),
        Field.Required("because", Texts.Reason, "Why."),
        Field.Required("until", Texts.Date, "The day from which it counts again."));

    private static readonly ObjectShape Advisories = new(
        Field.MayHave("failOn", Texts.OneOf("a severity", "low", "medium", "high", "critical"), "The severity from which a finding fails.") with { Default = "\"high\"" },
        Field.MayHave("unscored", Texts.OneOf("a consequence", "fail", "pass"), "What a finding without a score does.") with { Default = "\"fail\"" },
        Field.MayHave("unchecked", Texts.OneOf("a consequence", "fail", "pass"), "What a component does that no advisory could name.") with { Default = "\"pass\"" },
        Field.MayHave("onlyFixable", new BooleanShape(), "Whether only what an update heals fails.") with { Default = "false" },
        Field.MayHave("maxAgeDays", new WholeNumberShape { Smallest = 1, Largest = 3650 }, "How old the database may be."),
        Field.MayHave("ignore", new ListShape(Ignored), "Findings that are accepted for a reason and for a time.") with { Default = "[]" });

    private static readonly ObjectShape Conformance = new(
        Field.Required("profile", Texts.Line with { Example = "smoke" }, "The profile of checks."), By, AtLeast, Logs);

    private static readonly ObjectShape Scope = new(
        Field.Required("match", Match, "The repositories that it is about; of several scopes the most exact one counts."),
        Field.MayHave("mode", Texts.OneOf("a mode", "enforce", "audit", "skip"), "Whether a failed check refuses the image, is only told, or nothing is checked.") with { Default = "\"enforce\"" },
        Field.MayHave("signatures", Signed, "Who must have signed the image."),
        Field.MayHave("attestations", new ListShape(Attestation) { Fewest = 1 }, "Further statements that must be there, by their kind."),
        Field.MayHave("provenance", Provenance, "How the image must have been built."),
        Field.MayHave("sbom", Sbom, "Who must have signed the bill of materials, and how good it must be."),
        Field.MayHave("advisories", Advisories, "What may be known against the components."),
        Field.MayHave("conformance", Conformance, "The conformance run that must have passed."),
        Field.MayHave("bases", new ListShape(Texts.Sha256Digest) { Unique = true, Fewest = 1 }, "The base images that are allowed; left out, any."));

    private static readonly ObjectShape Spec = new(
        Field.MayHave("trustedRoot", ManifestTexts.Path with { Example = "trusted_root.json" }, "Whom to believe about certificates, logs and times; needed where a signer is an identity."),
        Field.MayHave("signers", new ListShape(Signer), "Everybody of whom the scopes speak.") with { Default = "[]" },
        Field.Required("scopes", new ListShape(Scope) { Fewest = 1 }, "What is demanded of which images. What no scope covers is not let in."));

    /// <summary>The format.</summary>
    public static DocumentShape Document { get; } = new(
        "verify-policy", "VerifyPolicy", "Which images are let in, and what they have to prove.",
        new ObjectShape(
            Field.Required("metadata", new ObjectShape(Field.Required("name", Texts.DnsLabel with { Example = "production" }, "The policy's name.")), "What it is called."),
            Field.Required("spec", Spec, "What it demands.")));
}
