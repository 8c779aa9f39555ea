using Slipway.Sdk.Calls;
using Slipway.Server.Logging;
using Slipway.Server.Stdio.Calls;
using Slipway.Server.Stdio.Conversations;
using Slipway.Server.Stdio.Processes;

namespace Slipway.Server.Stdio;

/// <summary>
/// A thread that serves the calls of a plugin with one process at a time, and starts, ends and replaces it. Blocking reads
/// on a thread of its own are several times faster than tasks over pipes, and there is one for each process only.
/// </summary>
internal sealed class PluginWorker : IAsyncDisposable
{
    private const int Stack = 256 * 1024;

    private readonly PluginContext _context;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CallWatch _callWatch;
    private volatile Conversation? _conversation;
    private PluginWatch? _watch;
    private volatile bool _isStarting;

    public PluginWorker(PluginContext context)
    {
        _context = context;
        _callWatch = new CallWatch(context.Plugin, context.Clock, () => context.Queue.Count > 0);
        new Thread(Run, Stack) { IsBackground = true, Name = $"plugin {context.Plugin.Name}" }.Start();
    }

    public bool IsStarting => _isStarting;

    /// <summary>The running process, if there is one.</summary>
    public int? ProcessId => _conversation is { Process: { HasEnded: false } process } ? process.Id : null;

    /// <summary>Waits until the queue was stopped, the last call is served and the process is gone.</summary>
    public ValueTask DisposeAsync() => new(_finished.Task);

    /// <summary>Ends the process at once, whatever it is doing.</summary>
    public void Abort() => _conversation?.Process.SignalGroup(LibC.Kill);

    private string Name => _context.Plugin.Name;

    private void Run()
    {
        while (_context.Queue.Take() is { } call)
        {
            try
            {
                Serve(call);
            }
#pragma warning disable CA1031 // A fault of ours must not take the server down with it; the caller and the log get it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _context.Log.Write(ServerLogLevel.Error, "the transport of a plugin failed", ("plugin", Name), ("exception", fault));
                _ = call.TrySetException(new ProviderException(ErrorCodes.ProviderError, $"the transport of plugin {Name} failed", fault));
                Replace("was in an unknown state");
            }

            call.Request.Dispose();
        }

        Stop();
        _finished.SetResult();
    }

    private void Serve(PendingCall call)
    {
        for (var repeated = false; !_context.Queue.RefuseIfLate(call); repeated = true)
        {
            if (Ready() is { } refusal)
            {
                _ = call.TrySetException(refusal);
                return;
            }

            var end = _conversation!.Exchange(call);
            Complete(call, end);
            if (end.Fault is not null)
            {
                Record(end);
                Replace(end.Fault);
            }

            if (!end.MayRepeat || repeated)
            {
                if (end is { Answer: null, Refusal: null })
                {
                    _ = call.TrySetException(new ProviderException(ErrorCodes.ProviderError, $"plugin {Name} {end.Fault}"));
                }

                return;
            }
        }
    }

    // Before the process is ended, so that no caller waits for that.
    private void Complete(PendingCall call, ExchangeEnd end)
    {
        if (end.Answer is { } answer)
        {
            _context.Restarts.Succeeded();
            if (!call.TrySetResult(answer))
            {
                answer.Dispose();
            }
        }
        else if (end.Refusal is { } refusal)
        {
            _ = call.TrySetException(_context.IsAborted ? Stopped() : refusal);
        }
    }

    private ProviderException Stopped() => ProviderException.Unavailable($"plugin {Name} was stopped");

    private void Record(ExchangeEnd end)
    {
        if (end.PutsOffRestart)
        {
            _context.Restarts.Failed(end.Fault!);
        }
        else
        {
            _context.Restarts.Noted(end.Fault!);
        }
    }

    // Sees to it that there is a process; the result is why there is none.
    private ProviderException? Ready()
    {
        if (_conversation is not null)
        {
            return null;
        }

        if (_context.IsAborted)
        {
            return Stopped();
        }

        if (_context.Restarts.Refusal() is { } wait)
        {
            return wait;
        }

        _isStarting = true;
        try
        {
            return StartProcess() is not { } problem ? null
                : new ProviderException(ErrorCodes.ProviderError, $"plugin {Name} cannot be started: {problem}");
        }
        finally
        {
            _isStarting = false;
        }
    }

    private string? StartProcess()
    {
        var (file, problem) = ProgramPath.Resolve(_context.Plugin);
        if (file is not null)
        {
            var error = Spawn.Start(file, _context.Plugin.Environment, out var child);
            problem = child is null ? ProgramPath.Explain(file, error) : null;
            if (child is not null)
            {
                Watch(child);
            }
        }

        if (problem is not null)
        {
            _context.Restarts.Noted($"cannot be started: {problem}");
        }

        return problem;
    }

    private void Watch(SpawnedChild child)
    {
        _context.Counters.Started();
        _watch = new PluginWatch(_context);
        _watch.Log.Event(ServerLogLevel.Information, "plugin started", child.ProcessId);
        _context.Notify(new StdioEvent(StdioEvent.Started, _context.Plugin, child.ProcessId));
        var process = new ChildProcess(child, _watch, Name);
        _conversation = new Conversation(_context.Plugin, process, _watch.Log, _callWatch);
        Interlocked.MemoryBarrier(); // Whoever aborts sees the process, or the process sees that it is aborted.
        if (_context.IsAborted)
        {
            Abort();
        }
    }

    private void Replace(string reason)
    {
        if (_conversation is not { } conversation)
        {
            return;
        }

        if (!conversation.Process.HasEnded)
        {
            _context.Counters.Killed();
            _watch!.Because($"ended because it {reason}");
        }

        _conversation = null;
        conversation.Dispose();
    }

    private void Stop()
    {
        if (_conversation is not { } conversation)
        {
            return;
        }

        _watch!.Because("the server no longer needs it", wanted: true);
        if (!conversation.Process.Stop(_context.Plugin.StopGrace))
        {
            _context.Counters.Killed();
        }

        _conversation = null;
        conversation.Dispose();
    }
}
