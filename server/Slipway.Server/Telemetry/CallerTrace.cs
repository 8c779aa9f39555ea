namespace Slipway.Server.Telemetry;

/// <summary>
/// The trace that a request came with, for the requests that its provider sends. A span of ours hands it on by itself; this is for
/// requests that have none, because nobody takes traces or this one is not wanted: the chain must not break at the server.
/// </summary>
internal static class CallerTrace
{
    private static readonly AsyncLocal<(string Parent, string? State)?> Value = new();

    /// <summary>The caller's trace parent and state, in the request under way.</summary>
    public static (string Parent, string? State)? Current
    {
        get => Value.Value;
        set => Value.Value = value;
    }
}
