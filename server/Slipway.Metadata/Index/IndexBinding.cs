using Slipway.Metadata.Plugins;
using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Index;

/// <summary>Makes records of index files that their shapes have accepted.</summary>
internal static class IndexBinding
{
    public static IndexEntry Entry(YamlMapping root)
    {
        var metadata = root.Mapping("metadata");
        var spec = root.Mapping("spec");
        return new IndexEntry
        {
            Source = root,
            Publisher = metadata.Text("publisher"),
            Name = metadata.Text("name"),
            Module = spec.Text("module"),
            Tier = (Tier)(int)(spec.IntegerOrNull("tier") ?? (int)Tier.Community),
            IsVerified = spec.TextOrNull("verification") == "verified",
            Status = Status(spec),
            Owners = PluginBinding.Owners(spec),
            Versions = [.. spec.Mappings("versions").Select(Version)],
        };
    }

    public static IndexPublisher Publisher(YamlMapping root)
    {
        var spec = root.Mapping("spec");
        var contacts = spec.Mapping("contacts");
        return new IndexPublisher
        {
            Source = root,
            Slug = root.Mapping("metadata").Text("name"),
            DisplayName = spec.Text("displayName"),
            Domain = spec.Text("domain"),
            Contacts = new PluginContacts(contacts.TextOrNull("support"), contacts.TextOrNull("security")),
            Keys = [.. spec.Mappings("keys").Select(Key)],
        };
    }

    private static IndexVersion Version(YamlMapping version) => new()
    {
        Version = SemanticVersion.Parse(version.Text("version")),
        ContentHash = version.Text("contentHash"),
        Compatibility = PluginBinding.Compatibility(version),
        Images = [.. version.Mappings("images").Select(image => new IndexImage(image.Text("image"), SemanticVersion.Parse(image.Text("server"))))],
        Evidence = [.. version.Mappings("evidence").Select(item => new Evidence(item.Text("type"), item.Text("digest"), item.Text("location")))],
        Status = Status(version),
    };

    private static IndexStatus Status(YamlMapping mapping) => mapping.MappingOrNull("status") is { } status
        ? new IndexStatus(status.Text("state"))
        {
            Reason = status.TextOrNull("reason"),
            Successor = status.TextOrNull("successor"),
            Effective = status.DateOrNull("effective"),
            Advisories = status.Texts("advisories"),
        }
        : IndexStatus.Active;

    private static PublisherKey Key(YamlMapping key)
    {
        var revoked = key.MappingOrNull("revoked");
        return new PublisherKey(key.Text("id"), key.Text("spki"), Day(key, "from"), Day(key, "to"))
        {
            RevokedOn = revoked is null ? null : Day(revoked, "on"),
            RevokedBecause = revoked?.Text("reason"),
        };
    }

    private static DateOnly Day(YamlMapping mapping, string key) =>
        mapping.DateOrNull(key) ?? throw new InvalidOperationException($"The shape accepted a mapping without {key}.");
}
