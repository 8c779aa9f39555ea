using Slipway.Sdk.Capabilities;
using Slipway.Server.Access;
using Slipway.Server.Auditing;
using Slipway.Server.Hosting;
using Slipway.Server.Logging;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Settings;

/// <summary>Reads the environment into settings.</summary>
internal static class SettingsReader
{
    /// <summary>The settings and every problem at once; what cannot be read has its default, so that more can be looked at.</summary>
    public static (ServerSettings Settings, IReadOnlyList<string> Problems) Read(
        IReadOnlyDictionary<string, string> environment, IReadOnlyList<Capability> capabilities)
    {
        var reader = new VariableReader(environment);
        var settings = new ServerSettings
        {
            Address = ReadAddress(reader),
            Tls = ReadTls(reader),
            BearerToken = reader.Text(Variables.BearerToken),
            TokensFile = reader.Text(Variables.TokensFile),
            Cors = CorsPolicy.Read(reader.Raw(Variables.CorsOrigin) ?? Variables.CorsOrigin.Default),
            Limits = ReadLimits(reader),
            Logging = ReadLogging(reader),
            Audit = ReadAudit(reader),
            Plugins = PluginEnvironment.Read(reader, environment),
            Traces = TraceSettings.Read(reader),
            SecretKeys = reader.Text(Variables.SecretKey),
            ImageDigest = reader.Text(Variables.ImageDigest),
            NotifySocket = reader.Text(TelemetryVariables.NotifySocket),
            Capabilities = capabilities.ToDictionary(capability => capability.Name, capability => ReadCapability(reader, capability)),
        };
        settings = settings with { Unknown = reader.Unasked("OPSORCH_") };
        return (settings, reader.Problems);
    }

    private static ListenAddress ReadAddress(VariableReader reader)
    {
        if (ListenAddress.TryParse(reader.Text(Variables.Address) ?? Variables.Address.Default, out var address))
        {
            return address;
        }

        reader.Report($"{Variables.Address.Name}: HOST:PORT, :PORT or unix:/PATH is expected");
        return new ListenAddress("", 0, null);
    }

    private static TlsFiles? ReadTls(VariableReader reader)
    {
        var certificate = reader.Text(Variables.TlsCertificate);
        var key = reader.Text(Variables.TlsKey);
        if (certificate is not null && key is not null)
        {
            return new TlsFiles(certificate, key);
        }

        if (certificate is not null || key is not null)
        {
            reader.Report($"both {Variables.TlsCertificate.Name} and {Variables.TlsKey.Name} must be set together");
        }

        return null;
    }

    private static Limits ReadLimits(VariableReader reader) => new()
    {
        BodyBytes = reader.Number(Variables.MaxBody, 1, int.MaxValue / 2),
        Nesting = (int)reader.Number(Variables.MaxNesting, 1, 10_000),
        HeaderBytes = (int)reader.Number(Variables.MaxHeader, 1024, 1024 * 1024),
        Connections = reader.Number(Variables.MaxConnections, 1, int.MaxValue),
        HeaderTimeout = reader.DurationOrDefault(Variables.HeaderTimeout),
        BodyTimeout = reader.DurationOrDefault(Variables.BodyTimeout),
        IdleTimeout = reader.DurationOrDefault(Variables.IdleTimeout),
        ShutdownTimeout = reader.DurationOrDefault(Variables.ShutdownTimeout),
    };

    private static LoggingSettings ReadLogging(VariableReader reader) => new(
        reader.Word(Variables.LoggingFormat, "json", "text") == "json" ? LogFormat.Json : LogFormat.Text,
        reader.Word(Variables.LoggingLevel, "debug", "info", "warning", "error") switch
        {
            "debug" => ServerLogLevel.Debug,
            "info" => ServerLogLevel.Information,
            "warning" => ServerLogLevel.Warning,
            _ => ServerLogLevel.Error,
        });

    private static AuditTarget ReadAudit(VariableReader reader)
    {
        if (AuditTarget.TryParse(reader.Text(Variables.Audit) ?? Variables.Audit.Default, out var target))
        {
            return target;
        }

        reader.Report($"{Variables.Audit.Name}: stderr, file:PATH or off is expected");
        return target;
    }

    private static CapabilitySettings ReadCapability(VariableReader reader, Capability capability)
    {
        var name = capability.EnvironmentName;
        return new CapabilitySettings
        {
            Provider = reader.Text(Variables.Provider, name)?.ToLowerInvariant(),
            Plugin = reader.Text(Variables.Plugin, name),
            Config = reader.Object(Variables.Config, name),
            ConfigText = reader.Raw(Variables.Config, name),
            Timeout = reader.Duration(Variables.Timeout, name),
            Processes = (int)reader.Number(Variables.Processes, 1, 256, name),
        };
    }
}
