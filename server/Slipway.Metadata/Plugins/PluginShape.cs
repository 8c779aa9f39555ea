using Slipway.Metadata.Licensing;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Plugins;

/// <summary>The shape of plugin.yaml.</summary>
public static class PluginShape
{
    private static readonly TextShape Key = new("a configuration key")
    {
        Longest = 128,
        Pattern = Patterns.ConfigurationKey(),
        Form = "letters, digits, _ and -",
        Example = "token",
    };

    private static readonly ListShape Words = new(Texts.DnsLabel) { Unique = true };

    /// <summary>A licence expression.</summary>
    internal static TextShape License { get; } = new("an SPDX licence expression")
    {
        Pattern = Patterns.Spdx(),
        Rule = text => SpdxExpression.TryParse(text, out _, out var reason) ? null : reason,
        RuleId = PluginRules.License,
        Form = "SPDX ids joined by AND, OR and WITH",
        Example = "Apache-2.0",
    };

    /// <summary>What a plugin fits.</summary>
    internal static ObjectShape Compatibility { get; } = new(
        Field.RequiredOfAuthors("frameworkApi", Texts.FrameworkApi, "The framework API that the plugin was compiled against."),
        Field.RequiredOfAuthors("minServerVersion", Texts.Version, "The first server version that it fits, inclusive."),
        Field.RequiredOfAuthors("maxServerVersion", Texts.VersionCeiling, "The last server version that it fits, inclusive; N.x and N.M.x are the only wildcards."));

    /// <summary>The teams that answer for something.</summary>
    internal static ListShape Owners { get; } = new(new ObjectShape(
        Field.Required("team", Texts.Line, "Who answers for the plugin.") with { Example = "\"observability\"" },
        Field.Required("contact", Texts.Contact, "Where they are reached.")));

    private static ObjectShape Identity { get; } = new(
        Field.Required("publisher", Texts.DnsLabel, "Who publishes the plugin.") with { Example = "\"acme\"" },
        Field.Required("name", Texts.DnsLabel, "The plugin's name among those of its publisher."));

    // Last of the static members: those above are parts of it.
    /// <summary>The shape for the capabilities of framework API v1.</summary>
    public static DocumentShape Document { get; } = For(WellKnown.Capabilities);

    /// <summary>The shape for other capabilities, as a server with more of them reads it.</summary>
    public static DocumentShape For(IReadOnlyList<string> capabilities) => new(
        "plugin", "Plugin", "plugin.yaml, at the root of a plugin package: what a plugin is, fits, provides, needs and may do.",
        new ObjectShape(
            Field.Required("metadata", Identity, "The plugin's identity, publisher/name; it never changes."),
            Field.Required("spec", Spec(capabilities), "What the plugin is.")))
    {
        Rules = [PluginChecks.Hosts, PluginChecks.ServerVersions],
    };

    private static ObjectShape Spec(IReadOnlyList<string> capabilities) => new(
    [
        .. Description,
        Field.RequiredOfAuthors("runtime", new ObjectShape(
            Field.Required("type", Texts.OneOf("a runtime", "compiled", "stdio"), "compiled: linked into the server; stdio: a program that speaks JSON lines.")),
            "How the plugin runs.") with { Example = "{ \"type\": \"compiled\" }" },
        Field.RequiredOfAuthors("compatibility", Compatibility, "Which framework API and server versions it fits.") with
        {
            Example = "{ \"frameworkApi\": \"v1\", \"minServerVersion\": \"1.0.0\", \"maxServerVersion\": \"1.x\" }",
        },
        Field.RequiredOfAuthors("providers", new ListShape(Provider(capabilities)) { Fewest = 1, UniqueBy = ["capability", "name"] }, "What it provides."),
        .. Conduct,
        Field.MayHave("annotations", Texts.Annotations, "Anything for other programs; keys begin with x-."),
    ]);

    private static IReadOnlyList<Field> Description =>
    [
        Field.RequiredOfAuthors("displayName", Texts.Line, "The name for people.") with { Example = "\"Prometheus\"" },
        Field.RequiredOfAuthors("description", Texts.Prose, "What it does, in a sentence or two.") with { Example = "\"Metric queries against Prometheus.\"" },
        Field.Required("version", Texts.Version, "The plugin's version; equals the package version."),
        Field.RequiredOfAuthors("license", License, "The licence, as an SPDX expression."),
        Field.MayHave("repository", Texts.WebAddress, "Where the source is."),
        Field.MayHave("owners", Owners, "Who answers for it; a supported plugin (Tier 2) needs one."),
        Field.MayHave("contacts", new ObjectShape(
            Field.MayHave("support", Texts.Contact, "Where users get help."),
            Field.MayHave("security", Texts.Contact, "Where weaknesses are reported.")), "Where people turn to."),
        Field.MayHave("categories", Words, "What kind of plugin it is.") with { Default = "[]", Example = "[\"metrics\"]" },
        Field.MayHave("keywords", Words, "Words by which it is found.") with { Default = "[]", Example = "[\"promql\"]" },
        Field.MayHave("links", new ListShape(new ObjectShape(
            Field.Required("title", Texts.Line, "What is behind the link."),
            Field.Required("url", Texts.WebAddress, "Where it leads."))), "Further reading.") with { Default = "[]" },
        Field.MayHave("changes", new ListShape(new ObjectShape(
            Field.Required("kind", Texts.OneOf("a kind of change", "added", "changed", "deprecated", "removed", "fixed", "security"), "What kind of change it is."),
            Field.Required("text", Texts.Prose, "What changed, for users."))), "What is new in this version.") with { Default = "[]" },
    ];

    private static IReadOnlyList<Field> Conduct =>
    [
        Field.MayHave("permissions", new ListShape(Texts.OneOf("a permission", Permission.All)) { Unique = true }, "Everything that it does beyond computing.") with { Default = "[]" },
        Field.MayHave("network", new ObjectShape(
            Field.MayHave("outboundHosts", new ListShape(HostPattern.Shape) { Unique = true }, "The hosts that it calls.") with { Default = "[]" }), "Whom it talks to."),
        Field.MayHave("secrets", new ListShape(new ObjectShape(
            Field.Required("name", Texts.DnsLabel, "The secret's name.") with { Example = "\"token\"" },
            Field.Required("key", Key, "The configuration key that carries it."),
            Field.MayHave("required", new BooleanShape(), "Whether the plugin does not work without it.") with { Default = "false" }))
        { UniqueBy = ["name"] }, "The secrets in its configuration.") with { Default = "[]" },
    ];

    private static ObjectShape Provider(IReadOnlyList<string> capabilities) => new(
        Field.Required("capability", Texts.OneOf("a capability", capabilities), "The capability that it provides."),
        Field.Required("name", new TextShape("a provider name")
        {
            Longest = 63,
            Pattern = Patterns.Slug(),
            Form = "lower-case letters, digits, inner _ and -",
            Example = "prometheus",
        }, "The name by which operators choose it."),
        Field.MayHave("configuration", new TextShape("the path of a configuration schema")
        {
            Longest = 260,
            Pattern = Patterns.ConfigurationSchema(),
            Rule = WhyNotConfiguration,
            Form = "a path in the package that ends with .schema.json",
            Example = "config/prometheus.schema.json",
        }, "The JSON Schema of its configuration, a file of the package."),
        Field.RequiredOfAuthors("operations", new ListShape(new TextShape("an operation")
        {
            Longest = 100,
            Pattern = Patterns.Operation(),
            Form = "an operation's name without its capability",
            Example = "query",
        })
        { Fewest = 1, Unique = true }, "The operations that it honours; the others answer not_implemented.") with
        { Example = "[\"query\"]" },
        Field.MayHave("scope", new ListShape(Texts.OneOf("a scope field", WellKnown.ScopeFields)) { Unique = true }, "The scope fields that its queries honour.") with { Default = "[]" },
        Field.MayHave("filters", new ListShape(new TextShape("a filter operator") { Longest = 32, Pattern = Patterns.Filter(), Form = "printable characters without spaces", Example = "=~" })
        { Unique = true }, "The filter operators that its queries honour.") with
        { Default = "[]" });

    private static string? WhyNotConfiguration(string path) =>
        path.Contains("..", StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal) ? "it leaves the package or has an empty part" : null;
}
