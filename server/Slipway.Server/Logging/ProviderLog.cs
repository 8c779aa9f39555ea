using Slipway.Sdk.Plugins;

namespace Slipway.Server.Logging;

/// <summary>The log of a provider that lives in this process: lines carry its capability and name.</summary>
internal sealed class ProviderLog(IServerLog log, string capability, string provider) : IPluginLog
{
    public void Write(PluginLogLevel level, string message, Exception? exception = null) => log.Write(
        level switch
        {
            PluginLogLevel.Debug => ServerLogLevel.Debug,
            PluginLogLevel.Information => ServerLogLevel.Information,
            PluginLogLevel.Warning => ServerLogLevel.Warning,
            _ => ServerLogLevel.Error,
        },
        message,
        ("capability", capability),
        ("provider", provider),
        ("exception", exception?.ToString()));
}
