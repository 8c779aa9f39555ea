namespace Slipway.Sdk.Plugins;

/// <summary>A plugin's log. The host adds the plugin's name and the request id.</summary>
public interface IPluginLog
{
    /// <summary>Writes one line.</summary>
    void Write(PluginLogLevel level, string message, Exception? exception = null);
}
