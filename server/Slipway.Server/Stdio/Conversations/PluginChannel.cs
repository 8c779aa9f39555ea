using Slipway.Server.Stdio.Processes;
using Slipway.Server.Stdio.Wire;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>What a read of a plugin's output gave.</summary>
internal enum ReadResult
{
    /// <summary>Some bytes.</summary>
    Some,

    /// <summary>Nothing yet.</summary>
    Nothing,

    /// <summary>There will be nothing more.</summary>
    Ended,
}

/// <summary>The two pipes to a plugin and the scanner behind them; used by one thread.</summary>
internal sealed class PluginChannel(ChildProcess process, int answerLimit) : IDisposable
{
    private const int Yields = 50;
    private const int LongLook = 10;

    public ChildProcess Process => process;

    public OutputScanner Scanner { get; } = new(answerLimit);

    /// <summary>The bytes read since it was last set to 0.</summary>
    public long BytesRead { get; set; }

    /// <summary>
    /// Waits until there is something to read or (on request) something can be written. The end of the process shows as the
    /// end of its output; where a child of it keeps that open, the next look finds out.
    /// </summary>
    public void Wait(int milliseconds, bool untilWritable = false)
    {
        Span<PollEntry> entries =
        [
            new(process.Output.Descriptor, LibC.Readable),
            new(process.Input.Descriptor, LibC.Writable),
        ];
        _ = LibC.Poll(ref entries[0], untilWritable ? 2u : 1u, milliseconds);
    }

    /// <summary>Waits a moment for output: hardly at all at first, then longer.</summary>
    public void Look(int look)
    {
        if (look < Yields)
        {
            _ = Thread.Yield();
        }
        else
        {
            Wait(look < 2 * Yields ? 1 : LongLook);
        }
    }

    /// <summary>Reads once.</summary>
    public ReadResult Read()
    {
        // A child of the plugin may hold the pipe open after the plugin is gone; asked first, so that last words are read.
        var over = process.HasEnded;
        var count = process.Output.Read(Scanner.MakeRoom());
        if (count > 0)
        {
            BytesRead += count;
            Scanner.Added(count);
            return ReadResult.Some;
        }

        return count == PipeEnd.WouldBlock && !over ? ReadResult.Nothing : ReadResult.Ended;
    }

    /// <summary>Reads what is there and tells whether that is nothing but blanks.</summary>
    public (bool Blank, bool Ended) ReadBlanks()
    {
        while (true)
        {
            if (Scanner.TryNext(out _) || Scanner.IsWithin)
            {
                return (false, false);
            }

            switch (Read())
            {
                case ReadResult.Nothing:
                    return (true, false);
                case ReadResult.Ended:
                    return (true, true);
            }
        }
    }

    public void Dispose()
    {
        process.Dispose();
        Scanner.Dispose();
    }
}
