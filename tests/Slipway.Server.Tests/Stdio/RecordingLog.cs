using System.Collections.Concurrent;
using Slipway.Server.Logging;

namespace Slipway.Server.Tests.Stdio;

/// <summary>A server log that keeps its lines for the test to read.</summary>
internal sealed class RecordingLog : IServerLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public bool IsEnabled(ServerLogLevel level) => true;

    public void Write(ServerLogLevel level, string message, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var text = $"{level}: {message}";
        foreach (var (name, value) in fields)
        {
            text += value is null ? "" : $" {name}={value}";
        }

        _lines.Enqueue(text);
    }

    /// <summary>Waits until a line contains the text: other threads write them.</summary>
    public async Task<string> WaitForAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            Assert.False(limit.IsCancellationRequested, $"no log line contains '{text}':\n{string.Join('\n', _lines)}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
