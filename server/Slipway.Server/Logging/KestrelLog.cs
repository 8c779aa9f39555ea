using Microsoft.Extensions.Logging;

namespace Slipway.Server.Logging;

/// <summary>Hands warnings and errors of the web server to the server's log.</summary>
internal sealed class KestrelLog(IServerLog log) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // The server's log is the only place to write to.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var level = logLevel == LogLevel.Warning ? ServerLogLevel.Warning : ServerLogLevel.Error;
            log.Write(level, formatter(state, exception), ("exception", exception?.ToString()));
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
