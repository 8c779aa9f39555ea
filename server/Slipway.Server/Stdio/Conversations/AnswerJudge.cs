using Slipway.Sdk.Calls;
using Slipway.Server.Logging;
using Slipway.Server.Stdio.Calls;
using Slipway.Server.Stdio.Wire;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>Decides what the output of a plugin during a call is: the answer, somebody else's answer, or a line for the log.</summary>
internal sealed class AnswerJudge(StdioPlugin plugin, PluginChannel channel, PluginLog log, CallWatch watch)
{
    private const long StrayLimit = 1024 * 1024;

    private readonly AnswerMemory _memory = new();

    /// <summary>Whose turn it is.</summary>
    public TurnProof Turn { get; } = new(channel.Process);

    /// <summary>How many lines of the call were no answer.</summary>
    public int Strays { get; private set; }

    /// <summary>Whether the plugin should show that it is done before it gets the next request.</summary>
    public bool IsDoubtful => _memory.IsDoubtful;

    /// <summary>The plugin has shown that it is done.</summary>
    public void Trust() => _memory.Trust();

    /// <summary>A new call begins.</summary>
    public void Restart(PendingCall call)
    {
        channel.Scanner.DepthLimit = call.DepthLimit + 1;
        channel.BytesRead = 0;
        Strays = 0;
        Turn.Restart();
    }

    /// <summary>Goes through what was read; null when the call goes on.</summary>
    public ExchangeEnd? JudgePieces(PendingCall call)
    {
        while (channel.Scanner.TryNext(out var piece))
        {
            if (Judge(piece, call) is { } end)
            {
                return end;
            }
        }

        return channel.BytesRead > plugin.AnswerLimit + StrayLimit
            ? ExchangeEnd.Failed(plugin.Name, $"wrote {channel.BytesRead} bytes without an answer to {call.Operation.Name}")
            : watch.Overdue(call, Strays);
    }

    /// <summary>
    /// The plugin has been quiet for a while after it wrote something that is no answer. When it demonstrably waits for the
    /// next request, it takes that for its answer, and the caller need not wait for the deadline.
    /// </summary>
    public ExchangeEnd? JudgeQuiet(PendingCall call)
    {
        if (Strays == 0 || channel.Scanner.IsWithin)
        {
            return null;
        }

        if (!Turn.IsOffered)
        {
            Turn.Offer();
            return null;
        }

        if (!Turn.AllIsTaken || !Turn.EverythingSleepsButForInput())
        {
            return null;
        }

        return channel.Read() != ReadResult.Nothing ? JudgePieces(call) : new ExchangeEnd
        {
            Refusal = new ProviderException(
                ErrorCodes.ProviderError,
                $"plugin {plugin.Name} answered {call.Operation.Name} with something that is no answer (see the log); " +
                "an answer is a JSON object with result or error"),
        };
    }

    /// <summary>Logs what comes too late to be an answer.</summary>
    public void LogPieces()
    {
        while (channel.Scanner.TryNext(out var piece) && piece.Kind is not (OutputKind.TooDeep or OutputKind.TooLarge))
        {
            log.Stray(channel.Scanner[piece]);
        }
    }

    /// <summary>Logs what is left when the output has ended; true when that was the beginning of an answer.</summary>
    public bool FinishPieces()
    {
        LogPieces();
        if (!channel.Scanner.TryFinish(out var last))
        {
            return false;
        }

        log.Stray(channel.Scanner[last]);
        return last.Kind == OutputKind.Half;
    }

    private ExchangeEnd? Judge(OutputPiece piece, PendingCall call)
    {
        var bytes = channel.Scanner[piece];
        switch (piece.Kind)
        {
            case OutputKind.TooDeep:
                return ExchangeEnd.Failed(
                    plugin.Name, $"answered {call.Operation.Name} with JSON that nests deeper than {call.DepthLimit} levels");
            case OutputKind.TooLarge:
                return ExchangeEnd.Failed(plugin.Name, $"answered {call.Operation.Name} with more than {plugin.AnswerLimit} bytes");
            case OutputKind.Object when AnswerEnvelope.TryRead(bytes, call.Request.Id, call.DepthLimit + 1, out var envelope):
                return JudgeAnswer(bytes, envelope, call);
            default:
                Strays++;
                log.Stray(bytes);
                return null;
        }
    }

    private ExchangeEnd? JudgeAnswer(ReadOnlySpan<byte> bytes, AnswerEnvelope envelope, PendingCall call)
    {
        if (envelope.Id == AnswerId.Other || (envelope.Id == AnswerId.None && Turn.RequestIsUnread))
        {
            log.Event(ServerLogLevel.Warning, "plugin answered an earlier call again; the answer was dropped", channel.Process.Id, null);
            return null;
        }

        var answer = new PluginAnswer(bytes, envelope);
        if (envelope.Id == AnswerId.Same)
        {
            return new ExchangeEnd { Answer = answer };
        }

        var suspicious = _memory.LooksLikeDouble(bytes, call);
        _memory.Keep(bytes, envelope.Error.Length > 0, call);
        return suspicious ? Verify(answer, call) : new ExchangeEnd { Answer = answer };
    }

    // The same bytes as last time: either that is what the plugin says to both, or it wrote its last answer twice. Then
    // the true answer is still to come, and comes before the plugin takes the blank.
    private ExchangeEnd? Verify(PluginAnswer answer, PendingCall call)
    {
        Turn.Offer();
        for (var look = 0; ; look++)
        {
            var taken = Turn.AllIsTaken;
            var result = channel.Read();
            if (SecondAnswer(call) is { } second)
            {
                answer.Dispose();
                return new ExchangeEnd { Answer = second, Fault = "answered a call twice" };
            }

            if (taken && result == ReadResult.Nothing && !channel.Scanner.IsWithin)
            {
                return new ExchangeEnd { Answer = answer };
            }

            if (result == ReadResult.Ended || watch.Overdue(call, Strays) is not null)
            {
                answer.Dispose();
                return null; // Whoever reads next sees the end, or the deadline, again.
            }

            channel.Look(look);
        }
    }

    private PluginAnswer? SecondAnswer(PendingCall call)
    {
        while (channel.Scanner.TryNext(out var piece))
        {
            var bytes = channel.Scanner[piece];
            if (piece.Kind == OutputKind.Object
                && AnswerEnvelope.TryRead(bytes, call.Request.Id, call.DepthLimit + 1, out var envelope))
            {
                return new PluginAnswer(bytes, envelope);
            }

            log.Stray(bytes);
        }

        return null;
    }
}
