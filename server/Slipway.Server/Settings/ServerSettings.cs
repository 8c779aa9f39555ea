using Slipway.Server.Access;
using Slipway.Server.Auditing;
using Slipway.Server.Hosting;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Settings;

/// <summary>What the environment says, read and checked.</summary>
internal sealed record ServerSettings
{
    public required ListenAddress Address { get; init; }

    /// <summary>Certificate and key, or null for plain HTTP.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>The token of <c>OPSORCH_BEARER_TOKEN</c>, trimmed, or null.</summary>
    public string? BearerToken { get; init; }

    public string? TokensFile { get; init; }

    public required CorsPolicy Cors { get; init; }

    public required Limits Limits { get; init; }

    public required LoggingSettings Logging { get; init; }

    public required AuditTarget Audit { get; init; }

    public required PluginSettings Plugins { get; init; }

    /// <summary>Where traces go, or null for nowhere.</summary>
    public TraceSettings? Traces { get; init; }

    /// <summary>The keys of the encrypted secret store as the variable holds them, or null.</summary>
    public string? SecretKeys { get; init; }

    public string? ImageDigest { get; init; }

    public string? NotifySocket { get; init; }

    /// <summary>What is said about each capability, by its name.</summary>
    public required IReadOnlyDictionary<string, CapabilitySettings> Capabilities { get; init; }

    /// <summary>Variables that begin with OPSORCH_ and mean nothing.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
