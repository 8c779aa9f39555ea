namespace Slipway.Release;

/// <summary>Why there is no release, and what to do.</summary>
internal sealed class RefusedException(string message, string remedy, int exitCode = 1) : Exception(message)
{
    public string Remedy { get; } = remedy;

    public int ExitCode { get; } = exitCode;
}
