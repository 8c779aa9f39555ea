namespace Slipway.Server.Settings;

/// <summary>What a client may take from the server.</summary>
internal sealed record Limits
{
    public required long BodyBytes { get; init; }

    public required int Nesting { get; init; }

    public required int HeaderBytes { get; init; }

    public required long Connections { get; init; }

    public required TimeSpan HeaderTimeout { get; init; }

    public required TimeSpan BodyTimeout { get; init; }

    public required TimeSpan IdleTimeout { get; init; }

    /// <summary>How long requests may take to end when the server stops.</summary>
    public required TimeSpan ShutdownTimeout { get; init; }
}
