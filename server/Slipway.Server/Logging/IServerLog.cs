namespace Slipway.Server.Logging;

/// <summary>
/// The server's log: one line an event. Whatever a message or a field holds, it stays within its line. Callers never hand
/// it secrets or provider <c>url</c> fields.
/// </summary>
public interface IServerLog
{
    /// <summary>Whether lines of this level are written at all.</summary>
    bool IsEnabled(ServerLogLevel level);

    /// <summary>Writes one line.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">What happened, in constant words; what varies goes into fields.</param>
    /// <param name="fields">What varies, in snake case; null values are left out.</param>
    void Write(ServerLogLevel level, string message, params ReadOnlySpan<(string Name, object? Value)> fields);
}
