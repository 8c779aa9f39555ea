using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Plugins;

/// <summary>Makes records of a plugin.yaml that its shape has accepted.</summary>
internal static class PluginBinding
{
    public static PluginManifest Bind(YamlMapping root)
    {
        var metadata = root.Mapping("metadata");
        var spec = root.Mapping("spec");
        var contacts = spec.MappingOrNull("contacts");
        return new PluginManifest
        {
            Source = root,
            Publisher = metadata.Text("publisher"),
            Name = metadata.Text("name"),
            Version = SemanticVersion.Parse(spec.Text("version")),
            DisplayName = spec.TextOrNull("displayName") ?? metadata.Text("name"),
            Description = spec.TextOrNull("description") ?? "",
            License = spec.TextOrNull("license"),
            Repository = spec.TextOrNull("repository"),
            Owners = Owners(spec),
            Contacts = new PluginContacts(contacts?.TextOrNull("support"), contacts?.TextOrNull("security")),
            Categories = spec.Texts("categories"),
            Keywords = spec.Texts("keywords"),
            Links = [.. spec.Mappings("links").Select(link => new PluginLink(link.Text("title"), link.Text("url")))],
            Changes = [.. spec.Mappings("changes").Select(change => new PluginChange(change.Text("kind"), change.Text("text")))],
            Runtime = spec.MappingOrNull("runtime")?.Text("type") == "stdio" ? PluginRuntime.Stdio : PluginRuntime.Compiled,
            Compatibility = Compatibility(spec),
            Providers = [.. spec.Mappings("providers").Select(Provider)],
            Permissions = spec.Texts("permissions"),
            OutboundHosts = [.. (spec.MappingOrNull("network")?.Texts("outboundHosts") ?? []).Select(Host)],
            Secrets = [.. spec.Mappings("secrets").Select(secret => new PluginSecret(secret.Text("name"), secret.Text("key"), secret.Flag("required")))],
        };
    }

    /// <summary>The <c>owners</c> of a plugin or an index entry.</summary>
    public static IReadOnlyList<PluginOwner> Owners(YamlMapping mapping) =>
        [.. mapping.Mappings("owners").Select(owner => new PluginOwner(owner.Text("team"), owner.Text("contact")))];

    /// <summary>The <c>compatibility</c> of a plugin or of a version in the index.</summary>
    public static DeclaredCompatibility? Compatibility(YamlMapping mapping) =>
        mapping.MappingOrNull("compatibility") is { } declared
            ? new DeclaredCompatibility(
                declared.TextOrNull("frameworkApi"),
                declared.TextOrNull("minServerVersion") is { } min ? SemanticVersion.Parse(min) : null,
                declared.TextOrNull("maxServerVersion") is { } max ? VersionCeiling.Parse(max) : null)
            : null;

    private static PluginProvider Provider(YamlMapping provider) => new(provider.Text("capability"), provider.Text("name"))
    {
        Configuration = provider.TextOrNull("configuration"),
        Operations = provider.Texts("operations"),
        Scope = provider.Texts("scope"),
        Filters = provider.Texts("filters"),
    };

    private static HostPattern Host(string text) =>
        HostPattern.TryParse(text, out var pattern) ? pattern : throw new InvalidOperationException($"The shape accepted the host {text}.");
}
