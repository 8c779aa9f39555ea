using Slipway.Metadata;
using Slipway.Metadata.Shapes;

namespace Slipway.Builder.Manifest;

/// <summary>The shape of a build manifest: what its reader accepts and what its JSON Schema says.</summary>
public static class ManifestShape
{
    private static readonly ObjectShape Publisher = new(
        Field.Required("name", Texts.Line, "The organisation that builds and answers for the server."),
        Field.MayHave("url", Texts.WebAddress, "Its address."),
        Field.MayHave("contact", Texts.Contact, "Where it is reached."));

    private static readonly ObjectShape Metadata = new(
        Field.Required("name", Texts.DnsLabel with { Example = "acme-ops-server" }, "Names the image and the assembly."),
        Field.Required("version", Texts.Version, "The semantic version of the thing built."),
        Field.MayHave("publisher", Publisher, "Goes into labels, SBOM and provenance."));

    private static readonly ObjectShape Base = new(
        Field.MayHave("image", ManifestTexts.Base, "What the image starts from: this machine (host), a registry reference, oci:DIR or archive:FILE.") with { Default = "\"host\"" },
        Field.MayHave("server", ManifestTexts.ExactVersion, "The version of the Slipway.Server package; may be left out when the base image's labels state it."),
        Field.MayHave("frameworkVersion", Texts.FrameworkApi, "The framework API that you expect."));

    private static readonly ObjectShape Accepted = new(
        Field.Required("what", Texts.OneOf("a fault", AcceptedFault.All), "The fault: the plugin declares that it does not fit, refers to what is not there, or is marked insecure."),
        Field.Required("because", Texts.Reason, "Why it is taken on."),
        Field.Required("until", Texts.Date, "The day from which it is an error again."));

    private static readonly ObjectShape Plugin = new(
        Field.Required("name", Texts.DnsLabel, "The name in its plugin.yaml."),
        Field.Required("module", ManifestTexts.Module, "Its NuGet package."),
        Field.Required("version", ManifestTexts.ExactVersion, "Its version, exact."),
        Field.MayHave("feed", Texts.Line, "The one feed that may deliver it: an entry of feeds, or a source of nuget.config."),
        Field.MayHave("path", ManifestTexts.Path, "A package file or a folder of packages that it comes from instead of a feed."),
        Field.MayHave("because", Texts.Reason, "Why it comes from a path."),
        Field.MayHave("until", Texts.Date, "The day from which that is an error."),
        Field.MayHave("accept", new ListShape(Accepted) { UniqueBy = ["what"] }, "Known faults of the plugin that are taken on, each with a reason and a day.") with { Default = "[]" });

    private static readonly ObjectShape Override = new(
        Field.Required("module", ManifestTexts.Module with { Example = "Newtonsoft.Json" }, "The package."),
        Field.Required("version", ManifestTexts.ExactVersion, "The version that it gets."),
        Field.Required("because", Texts.Reason, "Why."),
        Field.Required("until", Texts.Date, "The day from which the override is an error."));

    private static readonly ObjectShape StdioPlugin = new(
        Field.Required("name", Texts.DnsLabel, "Its name, and the name of its file in /opt/opsorch/plugins."),
        Field.Required("capability", Texts.OneOf("a capability", WellKnown.Capabilities), "The capability that it provides."),
        Field.Required("file", ManifestTexts.Path with { Example = "bin/pagerduty" }, "The program."),
        Field.Required("sha256", ManifestTexts.Sha256, "The SHA-256 of its bytes, as `sha256sum` prints it."),
        Field.MayHave("platform", ManifestTexts.Platform, "The platform that it runs on; left out, it runs on every one."));

    private static readonly ObjectShape Image = new(
        Field.MayHave("repository", ManifestTexts.Repository, "Where the image is published, without a tag."),
        Field.MayHave("tags", new ListShape(ManifestTexts.Tag) { Unique = true }, "Its tags; {version} and {commit} are filled in.") with { Default = "[]" },
        Field.MayHave("user", ManifestTexts.User, "The user that it runs as.") with { Default = "\"65532\"" },
        Field.MayHave("env", new MapShape(ManifestTexts.EnvironmentName, ManifestTexts.Value), "Environment variables.") with { Default = "{}" },
        Field.MayHave("labels", new MapShape(ManifestTexts.LabelName, ManifestTexts.Value), "Labels beside those that the builder writes.") with { Default = "{}" });

    private static readonly ObjectShape Spec = new(
        Field.Required("base", Base, "What the image starts from, and the server that is put on it.") with { Example = "{ \"image\": \"host\", \"server\": \"1.0.0\" }" },
        Field.Required("plugins", new ListShape(Plugin) { UniqueBy = ["name"] }, "The plugins, all of them.") with { Example = "[]" },
        Field.MayHave("overrides", new ListShape(Override) { UniqueBy = ["module"] }, "Pins for packages that others bring.") with { Default = "[]" },
        Field.MayHave("feeds", new ListShape(ManifestTexts.Path) { Unique = true }, "NuGet sources beside those of nuget.config.") with { Default = "[]" },
        Field.MayHave("index", ManifestTexts.Path with { Example = "index" }, "The curated plugin index: a folder; left out, the one in the tool."),
        Field.MayHave("stdioPlugins", new ListShape(StdioPlugin) { UniqueBy = ["name"] }, "Existing plugin programs that are placed in the image.") with { Default = "[]" },
        Field.MayHave("platforms", new ListShape(ManifestTexts.Platform) { Unique = true, Fewest = 1 }, "The platforms of the image: any that the base has. The base host has this machine's only.") with { Default = "[\"linux/amd64\"]" },
        Field.MayHave("image", Image, "How the image is named, labelled and started."),
        Field.MayHave("policy", ManifestTexts.Path with { Example = "policies/build.yaml" }, "A BuildPolicy file; left out, the built-in default."));

    /// <summary>The format.</summary>
    public static DocumentShape Document { get; } = new(
        "server-build", "ServerBuild", "An ops server and its plugins: what slipway build makes an image of.",
        new ObjectShape(
            Field.Required("metadata", Metadata, "What is built."),
            Field.Required("spec", Spec, "What it is made of.")));
}
