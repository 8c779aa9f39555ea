using Slipway.Server.Stdio.Calls;
using Slipway.Server.Stdio.Processes;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>
/// One process and its calls, strictly one after the other: a request, then its answer. Used by one thread. After an end
/// that names a fault nobody knows what the process will write next, so it serves no more.
/// </summary>
internal sealed class Conversation : IDisposable
{
    private const int LastReads = 64;
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    private readonly StdioPlugin _plugin;
    private readonly PluginChannel _channel;
    private readonly AnswerJudge _judge;
    private readonly CallWatch _watch;
    private readonly CoreFollower _core;
    private bool _isFresh = true;

    public Conversation(StdioPlugin plugin, ChildProcess process, PluginLog log, CallWatch watch)
    {
        _plugin = plugin;
        _watch = watch;
        _channel = new PluginChannel(process, plugin.AnswerLimit);
        _judge = new AnswerJudge(plugin, _channel, log, watch);
        _core = new CoreFollower(process.Id);
    }

    public ChildProcess Process => _channel.Process;

    /// <summary>Sends the request of a call and waits for its answer.</summary>
    public ExchangeEnd Exchange(PendingCall call)
    {
        _core.Exchange();
        _judge.Restart(call);
        // A process that has answered nothing yet can only be saying hello.
        var end = (_isFresh ? null : CheckSilence(call)) ?? Send(call) ?? Receive(call);
        _isFresh = false;
        return end;
    }

    public void Dispose()
    {
        _core.Dispose();
        _channel.Dispose();
    }

    // What is there before the request is written can only be the rest or the double of an earlier answer.
    private ExchangeEnd? CheckSilence(PendingCall call) => Silence() ?? (_judge.IsDoubtful ? AwaitTurn(call) : null);

    private ExchangeEnd? Silence()
    {
        var (blank, ended) = _channel.ReadBlanks();
        return !blank ? new ExchangeEnd { Fault = "wrote something that nobody had asked for", MayRepeat = true }
            : ended ? new ExchangeEnd { Fault = DescribeEnd(), PutsOffRestart = true, MayRepeat = true }
            : null;
    }

    private ExchangeEnd? AwaitTurn(PendingCall call)
    {
        _judge.Turn.Offer();
        for (var look = 0; ; look++)
        {
            // In this order: what it wrote before it took the blank is in the pipe by now.
            var taken = _judge.Turn.AllIsTaken;
            if ((Silence() ?? _watch.Overdue(call, 0)) is { } end)
            {
                return end;
            }

            if (taken)
            {
                _judge.Turn.Restart();
                _judge.Trust();
                return null;
            }

            _channel.Look(look);
        }
    }

    private ExchangeEnd? Send(PendingCall call)
    {
        var request = call.Request.Bytes;
        var sent = 0;
        while (sent < request.Length)
        {
            var count = Process.Input.Write(request[sent..]);
            if (count == PipeEnd.Ended)
            {
                return Lost(call, sent);
            }

            if (count == PipeEnd.WouldBlock && SendBlocked(call, sent) is { } end)
            {
                return end;
            }

            sent += Math.Max(count, 0);
        }

        return null;
    }

    // While it does not read, it may be writing lines that we have to take off its hands.
    private ExchangeEnd? SendBlocked(PendingCall call, int sent)
    {
        _channel.Wait(_watch.UntilNextLook(call), untilWritable: true);
        if (_channel.Read() == ReadResult.Ended)
        {
            return Lost(call, sent);
        }

        var end = _judge.JudgePieces(call);
        if (end?.Answer is not { } answer)
        {
            return end;
        }

        answer.Dispose();
        return ExchangeEnd.Failed(_plugin.Name, $"answered {call.Operation.Name} before it had read the request");
    }

    private ExchangeEnd Receive(PendingCall call)
    {
        while (true)
        {
            _channel.Wait(_watch.UntilNextLook(call));
            var end = _channel.Read() switch
            {
                ReadResult.Some => _judge.JudgePieces(call),
                ReadResult.Ended => Lost(call, call.Request.Bytes.Length),
                _ => _watch.Overdue(call, _judge.Strays) ?? _judge.JudgeQuiet(call),
            };
            if (end is not null)
            {
                return end;
            }
        }
    }

    // The process is gone. The pipe still tells what it has read: if that is nothing of the request, nothing was done.
    private ExchangeEnd Lost(PendingCall call, int sent)
    {
        var untouched = !_isFresh && Process.Input.Unread() >= sent;
        for (var reads = 0; reads < LastReads && _channel.Read() == ReadResult.Some; reads++)
        {
            _judge.LogPieces();
        }

        var half = _judge.FinishPieces();
        var end = DescribeEnd();
        return untouched
            ? new ExchangeEnd { Fault = end, PutsOffRestart = true, MayRepeat = true }
            : ExchangeEnd.Failed(_plugin.Name, $"{end} {(half ? "in the middle of its answer to" : "before it answered")} {call.Operation.Name}");
    }

    private string DescribeEnd() => Process.WaitForEnd(LastWords) ? Process.Exit!.ToString() : "closed its output";
}
