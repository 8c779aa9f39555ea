using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Metadata.Plugins;

/// <summary>What plugin.yaml must keep to beyond its shape.</summary>
public static class PluginRules
{
    /// <summary>SLP1040.</summary>
    public static DiagnosticRule HostsWithoutPermission { get; } = new("SLP1040", Error, "Hosts are named without an outbound permission",
        "`network.outboundHosts` says whom the plugin calls. Calling out is a permission: add `outbound_http` or `outbound_tcp` to `permissions`, or remove the hosts.");

    /// <summary>SLP1041.</summary>
    public static DiagnosticRule PermissionWithoutHosts { get; } = new("SLP1041", Error, "An outbound permission names no host",
        "A plugin that calls out says whom, so that an approver can judge it and the server can hold it to its word. List the hosts under `network.outboundHosts`; where configuration decides, write `{config:key}` with the configuration's key.");

    /// <summary>SLP1042.</summary>
    public static DiagnosticRule EmptyRange { get; } = new("SLP1042", Error, "No server version can satisfy the compatibility",
        "`minServerVersion` lies above `maxServerVersion`. Both ends are inclusive; `1.x` is every version that begins with 1.");

    /// <summary>SLP1043.</summary>
    public static DiagnosticRule License { get; } = new("SLP1043", Error, "The licence is not an SPDX expression",
        "Licences are written as SPDX ids joined by AND, OR and WITH, so that a policy can decide on them: `Apache-2.0`, `MIT OR Apache-2.0`, `LicenseRef-Acme`. The ids are listed at https://spdx.org/licenses.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [HostsWithoutPermission, PermissionWithoutHosts, EmptyRange, License];
}
