namespace Slipway.Server.Stdio.Processes;

/// <summary>Is told, on the process's watcher thread, what a child process writes to its error stream and how it ends.</summary>
internal interface IProcessObserver
{
    /// <summary>More bytes of the error stream, cut anywhere.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>It has ended and its status is collected; there will be no more.</summary>
    void Ended(int processId, ProcessExit exit);
}
