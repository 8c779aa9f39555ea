using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Builder.Resolution;
using Slipway.Images;

namespace Slipway.Builder.Manifest;

/// <summary>What a manifest means, without its layout: comments, order of plugins and quoting play no part.</summary>
public static class ManifestMeaning
{
    /// <summary>The digest of the meaning.</summary>
    public static Digest DigestOf(ServerManifest manifest) => Digest.Of(CanonicalText.Bytes(Of(manifest)));

    /// <summary>The part that names the base.</summary>
    internal const string BaseImage = "spec.base.image";

    /// <summary>The part that names the platforms.</summary>
    internal const string Platforms = "spec.platforms";

    // Enough to tell texts apart; what a build may rely on is the digest of the whole.
    private const int HashLength = 16;

    /// <summary>A hash of each part of the meaning, by the part's place in the manifest.</summary>
    public static IReadOnlyDictionary<string, string> PartsOf(ServerManifest manifest) => Of(manifest)
        .SelectMany(member => Parts(member.Key, member.Value!))
        .ToDictionary(part => part.Place, part => Digest.Of(CanonicalText.Bytes(part.Value)).Hex[..HashLength], StringComparer.Ordinal);

    internal static string PluginPart(string name) => $"spec.plugins.{name}";

    internal static string OverridePart(PackageId module) => $"spec.overrides.{module}";

    private static IEnumerable<(string Place, JsonNode Value)> Parts(string name, JsonNode value)
    {
        var place = name is "name" or "version" or "publisher" ? $"metadata.{name}" : $"spec.{name}";
        return (name, value) switch
        {
            ("base" or "image", JsonObject map) => map.Select(member => ($"{place}.{member.Key}", member.Value!)),
            ("plugins" or "stdioPlugins" or "overrides", JsonArray list) => list.Select(item => ($"{place}.{item!["name"] ?? item["module"]}", item!)),
            _ => [(place, value)],
        };
    }

    internal static JsonObject Of(ServerManifest manifest) => Nodes.Tidy(new JsonObject
    {
        ["name"] = manifest.Name,
        ["version"] = manifest.Version.ToString(),
        ["publisher"] = manifest.Publisher is { } publisher
            ? Nodes.Tidy(new JsonObject { ["name"] = publisher.Name, ["url"] = publisher.Url, ["contact"] = publisher.Contact })
            : null,
        ["base"] = Nodes.Tidy(new JsonObject
        {
            ["image"] = manifest.Base.Image.Value,
            ["server"] = manifest.Base.Server?.Value.ToString(),
            ["frameworkVersion"] = manifest.Base.FrameworkApi?.Value,
        }),
        ["plugins"] = Nodes.List(manifest.Plugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal).Select(Plugin)),
        ["overrides"] = Nodes.List(manifest.Overrides.OrderBy(pin => pin.Module.Value).Select(Pin)),
        ["feeds"] = Nodes.Texts(manifest.Feeds.Select(feed => feed.Value)),
        ["index"] = manifest.Index?.Value,
        ["stdioPlugins"] = Nodes.List(manifest.StdioPlugins.OrderBy(plugin => plugin.Name, StringComparer.Ordinal).Select(Stdio)),
        ["platforms"] = Nodes.Texts(manifest.Platforms.Select(platform => platform.Value.ToString()).Order(StringComparer.Ordinal)),
        ["image"] = Image(manifest.Image),
        ["policy"] = manifest.Policy?.Value,
    });

    private static JsonObject Plugin(PluginRequest plugin) => Nodes.Tidy(new JsonObject
    {
        ["name"] = plugin.Name,
        ["module"] = plugin.Module.Value.ToString(),
        ["version"] = plugin.Version.Value.ToString(),
        ["feed"] = plugin.Feed?.Value,
        ["path"] = plugin.LocalPath?.Value,
        ["because"] = plugin.Because,
        ["until"] = plugin.Until is { } until ? Day(until.Value) : null,
        ["accept"] = Nodes.List(plugin.Accepts.OrderBy(fault => fault.What, StringComparer.Ordinal).Select(fault => new JsonObject
        {
            ["what"] = fault.What, ["because"] = fault.Because, ["until"] = Day(fault.Until.Value),
        })),
    });

    private static JsonObject Pin(PackagePin pin) => new()
    {
        ["module"] = pin.Module.Value.ToString(),
        ["version"] = pin.Version.Value.ToString(),
        ["because"] = pin.Because,
        ["until"] = Day(pin.Until.Value),
    };

    private static JsonObject Stdio(StdioPlugin plugin) => Nodes.Tidy(new JsonObject
    {
        ["name"] = plugin.Name,
        ["capability"] = plugin.Capability,
        ["file"] = plugin.File.Value,
        ["sha256"] = plugin.Sha256.Value,
        ["platform"] = plugin.Platform?.Value.ToString(),
    });

    private static JsonObject Image(ImageSettings image) => Nodes.Tidy(new JsonObject
    {
        ["repository"] = image.Repository?.Value,
        ["tags"] = Nodes.Texts(image.Tags.Select(tag => tag.Value)),
        ["user"] = image.User,
        ["env"] = Nodes.Map(image.Env),
        ["labels"] = Nodes.Map(image.Labels),
    });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
