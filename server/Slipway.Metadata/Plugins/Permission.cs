namespace Slipway.Metadata.Plugins;

/// <summary>The closed list of what a plugin may declare to do.</summary>
public static class Permission
{
    /// <summary>Calls other hosts over HTTP.</summary>
    public const string OutboundHttp = "outbound_http";

    /// <summary>Opens other connections to other hosts.</summary>
    public const string OutboundTcp = "outbound_tcp";

    /// <summary>Accepts connections.</summary>
    public const string Listen = "listen";

    /// <summary>Is called back by an upstream through the server.</summary>
    public const string Callbacks = "callbacks";

    /// <summary>Reads secrets through the server's secret provider.</summary>
    public const string SecretsRead = "secrets_read";

    /// <summary>Reads files.</summary>
    public const string FilesystemRead = "filesystem_read";

    /// <summary>Writes files.</summary>
    public const string FilesystemWrite = "filesystem_write";

    /// <summary>Starts programs.</summary>
    public const string ProcessStart = "process_start";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [OutboundHttp, OutboundTcp, Listen, Callbacks, SecretsRead, FilesystemRead, FilesystemWrite, ProcessStart];

    /// <summary>Whether a permission lets a plugin reach other hosts, which it then has to name.</summary>
    public static bool IsOutbound(string permission) => permission is OutboundHttp or OutboundTcp;
}
