namespace Slipway.Server.Stdio.Processes;

/// <summary>
/// A running child process. Its worker thread alone uses <see cref="Input"/> and <see cref="Output"/> and disposes it; a
/// watcher thread of its own reads the error stream, notices the end and collects the exit status, so that nothing stays
/// behind as a zombie.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const int OpenProcessDescriptor = 434; // pidfd_open(2), the same number everywhere
    private const int PollWithoutDescriptor = 200;
    private const int WatcherStack = 256 * 1024;
    private const int LastReads = 64;
    private const int ByProcess = 1;
    private const int LookOnly = 0x1 | 0x4 | 0x01000000; // WNOHANG | WEXITED | WNOWAIT

    private readonly SpawnedChild _child;
    private readonly int _processDescriptor;
    private readonly IProcessObserver _observer;
    private readonly Thread _watcher;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Lock _signals = new();
    private bool _collected;

    public ChildProcess(SpawnedChild child, IProcessObserver observer, string name)
    {
        _child = child;
        _observer = observer;
        _processDescriptor = (int)LibC.SystemCall(OpenProcessDescriptor, child.ProcessId, 0);
        _watcher = new Thread(Watch, WatcherStack) { IsBackground = true, Name = $"stderr {name}" };
        _watcher.Start();
    }

    public int Id => _child.ProcessId;

    public PipeEnd Input => _child.Input;

    public PipeEnd Output => _child.Output;

    public bool HasEnded => _ended.IsSet;

    /// <summary>How it ended; null while it runs.</summary>
    public ProcessExit? Exit { get; private set; }

    public bool WaitForEnd(TimeSpan limit) => _ended.Wait(limit);

    /// <summary>Signals the whole group. The group's id cannot belong to anybody else before the status is collected.</summary>
    public void SignalGroup(int signal)
    {
        lock (_signals)
        {
            if (!_collected)
            {
                _ = LibC.Signal(-Id, signal);
            }
        }
    }

    /// <summary>Asks it to stop: closes its input, then SIGTERM, then SIGKILL, each after the grace. True when it went by itself.</summary>
    public bool Stop(TimeSpan grace)
    {
        Input.Close();
        if (WaitForEnd(grace))
        {
            return true;
        }

        SignalGroup(LibC.Terminate);
        return WaitForEnd(grace);
    }

    /// <summary>Ends whatever still runs and gives back every handle.</summary>
    public void Dispose()
    {
        SignalGroup(LibC.Kill);
        _watcher.Join();
        Input.Close();
        Output.Close();
        _child.Error.Close();
        if (_processDescriptor >= 0)
        {
            _ = LibC.Close(_processDescriptor);
        }

        _ended.Dispose();
    }

    private void Watch()
    {
        Span<byte> buffer = stackalloc byte[4096];
        Span<PollEntry> entries = [new(_child.Error.Descriptor, LibC.Readable), new(_processDescriptor, LibC.Readable)];
        while (!IsOver())
        {
            entries[0].Happened = 0;
            _ = LibC.Poll(ref entries[0], 2, _processDescriptor < 0 ? PollWithoutDescriptor : -1);
            if (entries[0].Happened != 0 && ReadErrors(buffer) == PipeEnd.Ended)
            {
                entries[0].Descriptor = -1;
            }
        }

        // What it left running must not outlive it, nor keep us reading.
        SignalGroup(LibC.Kill);
        for (var reads = 0; reads < LastReads && entries[0].Descriptor >= 0 && ReadErrors(buffer) > 0; reads++)
        {
        }

        Collect();
    }

    private int ReadErrors(Span<byte> buffer)
    {
        var count = _child.Error.Read(buffer);
        if (count > 0)
        {
            _observer.Append(buffer[..count]);
        }

        return count;
    }

    private bool IsOver()
    {
        Span<int> description = stackalloc int[32];
        description.Clear();
        return LibC.WaitId(ByProcess, Id, ref description[0], LookOnly) != 0 || description[0] != 0;
    }

    private void Collect()
    {
        lock (_signals)
        {
            var status = 0;
            var collected = LibC.WaitProcess(Id, ref status, 0) == Id;
            _collected = true;
            Exit = new ProcessExit(collected ? status : null);
        }

        CollectOrphans();
        _ended.Set();
        _observer.Ended(Id, Exit);
    }

    // In a container the server may be process 1, to which what the plugin left behind falls. It was ended with the group.
    private void CollectOrphans()
    {
        var status = 0;
        while (LibC.WaitProcess(-Id, ref status, 0) > 0)
        {
        }
    }
}
