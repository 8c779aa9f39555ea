using System.Collections.Concurrent;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Testing;

/// <summary>A log that keeps its lines for the test.</summary>
internal sealed class RecordedLog : IPluginLog
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>All lines, with their exceptions.</summary>
    public string Text => string.Join('\n', _lines);

    public void Write(PluginLogLevel level, string message, Exception? exception = null) => _lines.Enqueue($"{level} {message} {exception}");
}
