using Slipway.Metadata.Plugins;

namespace Slipway.Builder.Linking;

/// <summary>
/// What members of which types stand for which permission. A pattern is the beginning of a member's name; a constructor is
/// <c>.ctor(</c> and its parameters. <see cref="Permission.Callbacks"/> cannot be told from references.
/// </summary>
internal static class PermissionTable
{
    private static readonly string[] Http = [Permission.OutboundHttp];
    private static readonly string[] Tcp = [Permission.OutboundTcp];
    private static readonly string[] Listen = [Permission.Listen];
    private static readonly string[] Read = [Permission.FilesystemRead];
    private static readonly string[] Write = [Permission.FilesystemWrite];
    private static readonly string[] ReadOrWrite = [Permission.FilesystemRead, Permission.FilesystemWrite];

    private static readonly Dictionary<string, (string Pattern, string[] Permissions)[]> Types = new(StringComparer.Ordinal)
    {
        ["Slipway.Sdk.Plugins.ProviderContext"] = [("CreateHttpClient", Http)],
        ["System.Net.Http.HttpClient"] = [("", Http)],
        ["System.Net.Http.HttpMessageInvoker"] = [("Send", Http)],
        ["System.Net.Http.HttpClientHandler"] = [(".ctor(", Http)],
        ["System.Net.Http.SocketsHttpHandler"] = [(".ctor(", Http)],
        ["System.Net.Http.Json.HttpClientJsonExtensions"] = [("", Http)],
        ["System.Net.WebClient"] = [("", Http)],
        ["System.Net.WebRequest"] = [("", Http)],
        ["System.Net.HttpWebRequest"] = [("", Http)],
        ["System.Net.WebSockets.ClientWebSocket"] = [("", Http)],
        ["System.Net.Sockets.Socket"] = [("Connect", Tcp), ("SendTo", Tcp), ("Bind", Listen), ("Listen", Listen), ("Accept", Listen)],
        ["System.Net.Sockets.TcpClient"] = [("", Tcp)],
        ["System.Net.Sockets.UdpClient"] = [("", Tcp)],
        ["System.Net.Mail.SmtpClient"] = [("", Tcp)],
        ["System.Net.NetworkInformation.Ping"] = [("", Tcp)],
        ["System.Net.Quic.QuicConnection"] = [("Connect", Tcp)],
        ["System.Net.Sockets.TcpListener"] = [("", Listen)],
        ["System.Net.HttpListener"] = [("", Listen)],
        ["System.Net.Quic.QuicListener"] = [("", Listen)],
        ["System.IO.Pipes.NamedPipeServerStream"] = [(".ctor(", Listen)],
        ["Microsoft.AspNetCore.Builder.WebApplication"] = [("", Listen)],
        ["Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions"] = [("", Listen)],
        ["Slipway.Sdk.Secrets.ISecretProvider"] = [("", [Permission.SecretsRead])],
        ["System.Diagnostics.Process"] = [("Start", [Permission.ProcessStart])],
        ["System.IO.File"] =
        [
            ("OpenWrite", Write), ("OpenRead", Read), ("OpenText", Read), ("Open", ReadOrWrite), ("Read", Read), ("Exists", Read), ("Get", Read),
            ("Write", Write), ("Append", Write), ("Create", Write), ("Delete", Write), ("Move", Write), ("Copy", Write), ("Replace", Write), ("Set", Write),
        ],
        ["System.IO.FileInfo"] =
        [
            ("OpenWrite", Write), ("OpenRead", Read), ("OpenText", Read), ("Open", ReadOrWrite),
            ("Append", Write), ("Create", Write), ("Delete", Write), ("Move", Write), ("Copy", Write), ("Replace", Write),
        ],
        ["System.IO.Directory"] = [("Get", Read), ("Enumerate", Read), ("Exists", Read), ("Create", Write), ("Delete", Write), ("Move", Write), ("Set", Write)],
        ["System.IO.DirectoryInfo"] = [("Get", Read), ("Enumerate", Read), ("Create", Write), ("Delete", Write), ("Move", Write)],
        ["System.IO.FileStream"] = [(".ctor(string", ReadOrWrite), (".ctor(SafeFileHandle", ReadOrWrite)],
        ["System.IO.StreamReader"] = [(".ctor(string", Read)],
        ["System.IO.StreamWriter"] = [(".ctor(string", Write)],
        ["System.IO.Path"] = [("GetTempFileName", Write)],
        ["System.IO.FileSystemWatcher"] = [("", Read)],
        ["System.IO.MemoryMappedFiles.MemoryMappedFile"] = [("CreateFromFile", ReadOrWrite)],
        ["System.IO.Compression.ZipFile"] = [("Open", ReadOrWrite), ("Create", Write), ("Extract", Write)],
        ["System.Reflection.Assembly"] = [("LoadFile", Read), ("LoadFrom", Read)],
        ["System.Security.Cryptography.X509Certificates.X509Certificate2"] = [(".ctor(string", Read)],
        ["System.Security.Cryptography.X509Certificates.X509CertificateLoader"] = [("LoadCertificateFromFile", Read), ("LoadPkcs12FromFile", Read), ("LoadPkcs12CollectionFromFile", Read)],
    };

    /// <summary>What stands for a permission among the members of a type; nothing for most.</summary>
    public static IReadOnlyList<(string Pattern, string[] Permissions)> Of(string type) => Types.GetValueOrDefault(type) ?? [];
}
