namespace Slipway.Server.Stdio;

/// <summary>A plugin that runs as a child process and speaks lines of JSON, as the operator configured it.</summary>
public sealed record StdioPlugin
{
    /// <summary>The name under which it appears in logs, audit lines and messages.</summary>
    public required string Name { get; init; }

    /// <summary>The canonical name of the capability it serves.</summary>
    public required string Capability { get; init; }

    /// <summary>The program: a path, or a name that is looked up on the PATH of <see cref="Environment"/>. There are no arguments.</summary>
    public required string Path { get; init; }

    /// <summary>The whole environment of the process: what it may see and nothing else.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// How many processes may run at once; another is started only when all are busy. Existing plugins keep state in their
    /// process, so it is one unless the operator says otherwise, and always one for secrets.
    /// </summary>
    public int Processes { get; init; } = 1;

    /// <summary>How long a call may take, waiting for its turn included; null means what the operation itself says.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many calls may wait for their turn; the next one is refused.</summary>
    public int QueueLimit { get; init; } = 512;

    /// <summary>The size that one answer may have, in bytes.</summary>
    public int AnswerLimit { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// How long callers wait for the answer to a call that nobody wants any more before its process is ended. Calls that
    /// write are never cut short this way: they have until their deadline.
    /// </summary>
    public TimeSpan DrainGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stopping process has after its input was closed, and again after SIGTERM.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait before the second restart in a row; the first comes at once, and the wait doubles from here.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait between restarts.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    // Two processes of one secret store would not see each other's writes.
    internal int ProcessLimit => Capability == "secret" ? 1 : Math.Max(1, Processes);
}
