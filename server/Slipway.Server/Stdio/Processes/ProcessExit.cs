namespace Slipway.Server.Stdio.Processes;

/// <summary>How a process ended.</summary>
/// <param name="Status">The status of waitpid(2), or null when somebody else had collected it.</param>
internal sealed record ProcessExit(int? Status)
{
    private int Signal => Status.GetValueOrDefault() & 0x7F;

    /// <inheritdoc />
    public override string ToString() => Status switch
    {
        null => "ended",
        _ when Signal != 0 => $"was ended by signal {Signal}{SignalName(Signal)}",
        var status => $"exited with code {(status >> 8) & 0xFF}",
    };

    private static string SignalName(int signal) => signal switch
    {
        6 => " (SIGABRT)",
        7 => " (SIGBUS)",
        8 => " (SIGFPE)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
