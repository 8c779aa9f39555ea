using Slipway.Sdk.Calls;
using Slipway.Server.Logging;
using Slipway.Server.Stdio.Calls;
using Slipway.Server.Stdio.Processes;
using Slipway.Server.Stdio.Wire;
using Slipway.Server.Transports;

namespace Slipway.Server.Stdio;

/// <summary>
/// Reaches a plugin that runs as a child process and speaks lines of JSON. The process is started by the first call, kept,
/// and replaced when it ends, hangs, or writes what nobody asked for.
/// </summary>
public sealed class StdioTransport : IProviderTransport
{
    private readonly PluginContext _context;
    private readonly Lock _lock = new();
    private readonly List<PluginWorker> _workers = [];
    private int _workerCount;
    private long _lastId;
    private bool _stopped;

    /// <summary>A transport for a plugin; nothing is started yet.</summary>
    public StdioTransport(StdioPlugin plugin, IServerLog log, TimeProvider clock)
    {
        Plugin = plugin;
        _context = new PluginContext(plugin, log, clock, happened => Observer?.Invoke(happened));
    }

    /// <summary>The plugin as it was configured.</summary>
    public StdioPlugin Plugin { get; }

    /// <summary>Is told what belongs into the audit trail. It is called from any thread and must not block.</summary>
    public Action<StdioEvent>? Observer { get; init; }

    /// <summary>How the plugin is now.</summary>
    public StdioState State
    {
        get
        {
            lock (_lock)
            {
                int[] running = [.. _workers.Select(worker => worker.ProcessId).OfType<int>()];
                var backoff = _context.Restarts.Remaining;
                return new StdioState
                {
                    Status = Status(running.Length, backoff),
                    ProcessIds = running,
                    Starts = _context.Counters.Starts,
                    Restarts = _context.Counters.Restarts,
                    Kills = _context.Counters.Kills,
                    Calls = _context.Counters.Calls,
                    Failures = _context.Counters.Failures,
                    QueueLength = _context.Queue.Count,
                    LastFault = _context.Restarts.LastFault,
                    NextStart = backoff > TimeSpan.Zero ? _context.Clock.GetUtcNow() + backoff : null,
                };
            }
        }
    }

    /// <summary>What keeps the plugin from being started, or null. Nothing is started.</summary>
    public string? Check() => ProgramPath.Resolve(Plugin).Problem is { } problem ? $"plugin {Plugin.Name} cannot be started: {problem}" : null;

    /// <inheritdoc />
    public async Task<object> InvokeAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _context.Counters.Called();
        var request = new RequestLine(
            Interlocked.Increment(ref _lastId), call.Operation.Name, call.Configuration.Span, call.Payload.Span);
        var pending = new PendingCall(call, request, Deadline(call), _context.Queue);
        PluginAnswer answer;
        try
        {
            Enqueue(pending);
            using var leaving = cancellationToken.UnsafeRegister(
                static (pending, token) => ((PendingCall)pending!).Leave(token), pending);
            answer = await pending.Task;
        }
        catch (ProviderException refusal)
        {
            Report(call, refusal);
            throw;
        }

        using (answer)
        {
            return AnswerReader.Read(answer, call, Plugin.Name);
        }
    }

    /// <summary>
    /// Ends the processes at once and refuses the calls in progress: what a server does when its time to stop is over.
    /// Disposing is still necessary, and quick then.
    /// </summary>
    public void Abort()
    {
        lock (_lock)
        {
            _stopped = true;
            _context.Abort();
            _context.Queue.Stop();
            _workers.ForEach(worker => worker.Abort());
        }
    }

    /// <summary>Serves the calls that wait already, then stops the processes.</summary>
    public async ValueTask DisposeAsync()
    {
        PluginWorker[] workers;
        lock (_lock)
        {
            _stopped = true;
            _context.Queue.Stop();
            workers = [.. _workers];
        }

        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        _context.Dispose();
    }

    private (long Deadline, TimeSpan Limit) Deadline(ProviderCall call)
    {
        var limit = Plugin.Timeout ?? call.Operation.Description.DefaultTimeout;
        if (call.Context.Deadline is { } deadline && deadline - _context.Clock.GetUtcNow() is var left && left < limit)
        {
            limit = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        return (_context.Clock.GetTimestamp() + (long)(limit.TotalSeconds * _context.Clock.TimestampFrequency), limit);
    }

    // Once there are as many workers as there may be, the queue's own lock suffices.
    private void Enqueue(PendingCall pending)
    {
        ProviderException? refusal;
        if (Volatile.Read(ref _workerCount) == Plugin.ProcessLimit)
        {
            (refusal, _) = _context.Queue.TryAdd(pending);
        }
        else
        {
            lock (_lock)
            {
                (refusal, var allBusy) = _context.Queue.TryAdd(pending);
                if (allBusy && _workers.Count < Plugin.ProcessLimit)
                {
                    _workers.Add(new PluginWorker(_context));
                    Volatile.Write(ref _workerCount, _workers.Count);
                }
            }
        }

        if (refusal is not null)
        {
            pending.Request.Dispose();
            throw refusal;
        }
    }

    private void Report(ProviderCall call, ProviderException refusal)
    {
        _context.Counters.Failed();
        _context.Log.Write(
            ServerLogLevel.Warning,
            "plugin call failed",
            ("plugin", Plugin.Name),
            ("operation", call.Operation.Name),
            ("request_id", call.Context.RequestId),
            ("code", refusal.Code),
            ("detail", LogText.Of(refusal.Message)));
        Observer?.Invoke(new StdioEvent(StdioEvent.RequestFailed, Plugin, null)
        {
            Reason = refusal.Message,
            Operation = call.Operation.Name,
            RequestId = call.Context.RequestId,
            Code = refusal.Code,
        });
    }

    private StdioStatus Status(int running, TimeSpan backoff) =>
        _stopped ? StdioStatus.Stopped
        : running > 0 ? StdioStatus.Ready
        : _workers.Any(worker => worker.IsStarting) ? StdioStatus.Starting
        : backoff > TimeSpan.Zero ? StdioStatus.Backoff
        : StdioStatus.Idle;
}
