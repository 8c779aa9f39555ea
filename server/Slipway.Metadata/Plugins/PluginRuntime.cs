namespace Slipway.Metadata.Plugins;

/// <summary>How a plugin runs.</summary>
public enum PluginRuntime
{
    /// <summary>Linked into the server.</summary>
    Compiled,

    /// <summary>A program beside the server that speaks JSON lines.</summary>
    Stdio,
}
