using Slipway.Sdk.Plugins;

namespace Slipway.Conformance.Running;

/// <summary>Keeps what plugins log: secrets must not be in it.</summary>
internal sealed class HeardLog(RunSession session) : IPluginLog
{
    public void Write(PluginLogLevel level, string message, Exception? exception = null) => session.Hear($"{message} {exception}");
}
