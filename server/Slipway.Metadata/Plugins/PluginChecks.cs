using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Plugins;

/// <summary>The rules of plugin.yaml that look at several places at once. They judge what is well-formed and leave the rest to the shape.</summary>
internal static class PluginChecks
{
    /// <summary>Hosts are named exactly when calling out is permitted.</summary>
    public static void Hosts(YamlMapping root, DiagnosticBag bag)
    {
        var outbound = Items(root, "spec.permissions").OfType<YamlScalar>().FirstOrDefault(item => Permission.IsOutbound(item.Text));
        var hosts = Items(root, "spec.network.outboundHosts");
        if (outbound is null && hosts.Count > 0)
        {
            bag.Add(PluginRules.HostsWithoutPermission.At(
                root.PositionAt("spec.network.outboundHosts"),
                "spec.network.outboundHosts names hosts, but spec.permissions has no outbound permission",
                "add outbound_http or outbound_tcp to spec.permissions, or remove the hosts"));
        }
        else if (outbound is not null && hosts.Count == 0)
        {
            bag.Add(PluginRules.PermissionWithoutHosts.At(
                outbound.Position,
                $"spec.permissions has {outbound.Text}, but spec.network.outboundHosts names no host",
                "list the hosts, for example network: { outboundHosts: [ \"{config:url}\" ] }"));
        }
    }

    /// <summary>Some server version fits.</summary>
    public static void ServerVersions(YamlMapping root, DiagnosticBag bag) => Range(root, "spec.compatibility", bag);

    /// <summary>A range that holds no version is a slip, wherever it stands.</summary>
    public static void Range(YamlMapping root, string path, DiagnosticBag bag)
    {
        if (root.NodeAt($"{path}.minServerVersion") is YamlScalar low && SemanticVersion.TryParse(low.Text, out var min)
            && root.NodeAt($"{path}.maxServerVersion") is YamlScalar high && VersionCeiling.TryParse(high.Text, out var max, out _)
            && new SemanticRange(min, max).IsEmpty)
        {
            bag.Add(PluginRules.EmptyRange.At(
                low.Position, $"no version lies between minServerVersion {min} and maxServerVersion {max}", "lower the minimum or raise the maximum"));
        }
    }

    private static IReadOnlyList<YamlNode> Items(YamlMapping root, string path) => (root.NodeAt(path) as YamlSequence)?.Items ?? [];
}
