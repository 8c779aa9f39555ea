namespace Slipway.Server.Settings;

/// <summary>Every environment variable that the server reads, in the order of the documentation. Nothing else is read.</summary>
internal static class Variables
{
    public static readonly Variable Address = new(
        "OPSORCH_ADDR", ":8080", "Where to listen: `HOST:PORT`, `:PORT` for all addresses, or `unix:/PATH` for a socket.");

    public static readonly Variable TlsCertificate = new(
        "OPSORCH_TLS_CERT_FILE", "",
        "PEM certificate with its chain; HTTPS on the same address. Set together with the key; re-read when it changes.");

    public static readonly Variable TlsKey = new(
        "OPSORCH_TLS_KEY_FILE", "", "PEM private key of the certificate; re-read when it changes.");

    public static readonly Variable BearerToken = new(
        "OPSORCH_BEARER_TOKEN", "", "A token with all scopes, named `default` in the audit. Blank: none.");

    public static readonly Variable TokensFile = new(
        "OPSORCH_TOKENS_FILE", "",
        "File of tokens, a line each: `NAME SCOPE sha256:HEX`, scope `read`, `write` or `admin`; re-read when it changes.");

    public static readonly Variable CorsOrigin = new(
        "OPSORCH_CORS_ORIGIN", "*", "Allowed origin, sent verbatim; several, separated by commas: the matching one is sent.");

    public static readonly Variable Provider = new(
        "OPSORCH_<CAP>_PROVIDER", "", "Name of the compiled-in provider of a capability.");

    public static readonly Variable Plugin = new(
        "OPSORCH_<CAP>_PLUGIN", "",
        "Program that serves a capability over standard input and output: a path, or a name on PATH. Wins over the provider.");

    public static readonly Variable Config = new(
        "OPSORCH_<CAP>_CONFIG", "{}", "Configuration of the provider or plugin, a JSON object.");

    public static readonly Variable Timeout = new(
        "OPSORCH_<CAP>_TIMEOUT", "15s", "How long a call of the capability may take, such as `500ms`, `15s`, `1m30s`.");

    public static readonly Variable Processes = new(
        "OPSORCH_<CAP>_PLUGIN_PROCESSES", "1", "How many processes of the plugin may run, started only when all are busy. Secret plugins have one.");

    public static readonly Variable PluginFolders = new(
        "OPSORCH_PLUGIN_DIRS", "/opt/opsorch/plugins", "Folders, separated by colons, from which `POST /providers` may start plugins. "
            + "Unset: the default and the folders of the plugins that environment and store name at start.");

    public static readonly Variable PluginEnvironment = new(
        "OPSORCH_PLUGIN_ENV", "", "Names of further variables that plugins may see, separated by commas; `*` at the end of a name matches any rest.");

    public static readonly Variable Egress = new(
        "OPSORCH_EGRESS", "open", "`enforce` binds the HTTP clients of compiled-in plugins to the hosts that they declare.");

    public static readonly Variable SecretKey = new(
        "OPSORCH_SECRET_KEY", "", "Keys of the secret store `file-encrypted`, base64 of 32 bytes each, separated by commas; the first one encrypts. "
            + "Used when its configuration names no `keyFile`.");

    public static readonly Variable Audit = new(
        "OPSORCH_AUDIT", "stderr", "Where audit records go: `stderr`, `file:PATH` or `off`.");

    public static readonly Variable LoggingFormat = new(
        "OPSORCH_LOGGING_FORMAT", "json", "`json` or `text` lines on standard error.");

    public static readonly Variable LoggingLevel = new(
        "OPSORCH_LOGGING_LEVEL", "info", "`debug`, `info`, `warning` or `error`.");

    public static readonly Variable MaxBody = new(
        "OPSORCH_MAX_BODY_BYTES", "2097152", "Largest request body; larger ones are answered 413.");

    public static readonly Variable MaxNesting = new(
        "OPSORCH_MAX_NESTING", "1000", "How deep JSON may nest; deeper is answered 400.");

    public static readonly Variable MaxHeader = new(
        "OPSORCH_MAX_HEADER_BYTES", "32768", "Largest request line and headers; larger ones are answered 431.");

    public static readonly Variable MaxConnections = new(
        "OPSORCH_MAX_CONNECTIONS", "10000", "Open connections; further ones are closed at once.");

    public static readonly Variable HeaderTimeout = new(
        "OPSORCH_HEADER_TIMEOUT", "15s", "How long a client may take to send its headers.");

    public static readonly Variable BodyTimeout = new(
        "OPSORCH_BODY_TIMEOUT", "30s", "How long a client may take to send its body (slower ones are answered 408), and to take each 64 KiB of an answer (slower ones are cut off).");

    public static readonly Variable IdleTimeout = new(
        "OPSORCH_IDLE_TIMEOUT", "120s", "How long an idle connection is kept.");

    public static readonly Variable ShutdownTimeout = new(
        "OPSORCH_SHUTDOWN_TIMEOUT", "20s", "How long requests may take to end after SIGTERM.");

    public static readonly Variable ImageDigest = new(
        "OPSORCH_IMAGE_DIGEST", "", "Digest of the image that runs, shown by `GET /plugins`; an image cannot know its own.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Variable> All { get; } =
    [
        Address, TlsCertificate, TlsKey, BearerToken, TokensFile, CorsOrigin, Provider, Plugin, Config, Timeout, Processes,
        PluginFolders, PluginEnvironment, Egress, SecretKey, Audit, LoggingFormat, LoggingLevel, MaxBody, MaxNesting, MaxHeader,
        MaxConnections, HeaderTimeout, BodyTimeout, IdleTimeout, ShutdownTimeout, ImageDigest,
        .. TelemetryVariables.All,
    ];
}
