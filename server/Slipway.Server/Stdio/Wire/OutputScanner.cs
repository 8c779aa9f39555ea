namespace Slipway.Server.Stdio.Wire;

/// <summary>
/// Cuts a plugin's output into JSON objects and lines. An object begins where a line begins or another object ended, may
/// span lines and needs no newline after it; all else is lines. What began like an object and turned out to be none is
/// lines up to the one that broke it. Time is linear and memory bounded whatever is written.
/// </summary>
internal sealed class OutputScanner(int objectLimit) : IDisposable
{
    /// <summary>How much of a line is kept.</summary>
    public const int LineLimit = 8 * 1024;

    private readonly OutputBuffer _buffer = new();
    private readonly JsonAutomaton _automaton = new();
    private Mode _mode;
    private int _scanned;    // nothing before it is looked at again
    private int _plainUntil; // no object begins before it

    private enum Mode
    {
        Between, Object, Line, RestOfLongLine,
    }

    /// <summary>How deep an object may nest.</summary>
    public int DepthLimit { get; set; } = 1000;

    /// <summary>Whether something has begun that is not complete.</summary>
    public bool IsWithin => _mode != Mode.Between;

    /// <summary>Whether an object has begun that is not complete.</summary>
    public bool IsWithinObject => _mode == Mode.Object;

    public ReadOnlySpan<byte> this[OutputPiece piece] => _buffer.Between(piece.Start, piece.Start + piece.Length);

    public Span<byte> MakeRoom()
    {
        var moved = _buffer.MakeRoom(out var room);
        _scanned -= moved;
        _plainUntil -= moved;
        return room;
    }

    public void Added(int count) => _buffer.Added(count);

    /// <summary>The next piece, or false when more must be read.</summary>
    public bool TryNext(out OutputPiece piece)
    {
        piece = default;
        while (true)
        {
            var (found, again) = _mode switch
            {
                Mode.Between => (false, Begin()),
                Mode.Object => ScanObject(out piece),
                Mode.Line => (ScanLine(out piece), false),
                _ => (false, SkipLine()),
            };
            if (found || !again)
            {
                return found;
            }
        }
    }

    /// <summary>The last piece, when the stream has ended.</summary>
    public bool TryFinish(out OutputPiece piece)
    {
        var kind = _mode == Mode.Object ? OutputKind.Half : OutputKind.Line;
        piece = new OutputPiece(kind, _buffer.Start, _buffer.End - _buffer.Start);
        var unfinished = _mode is Mode.Object or Mode.Line;
        _buffer.DropUntil(_buffer.End);
        _mode = Mode.Between;
        return unfinished;
    }

    public void Dispose() => _buffer.Dispose();

    private bool Begin()
    {
        var blank = _buffer.Between(_buffer.Start, _buffer.End).IndexOfAnyExcept(" \t\r\n"u8);
        _buffer.DropUntil(blank < 0 ? _buffer.End : _buffer.Start + blank);
        _scanned = _buffer.Start;
        if (blank < 0)
        {
            return false;
        }

        var opens = _buffer.Between(_scanned, _buffer.End)[0] == '{' && _scanned >= _plainUntil;
        _mode = opens ? Mode.Object : Mode.Line;
        _automaton.Restart(DepthLimit);
        return true;
    }

    private (bool Found, bool Again) ScanObject(out OutputPiece piece)
    {
        var progress = _automaton.Feed(_buffer.Between(_scanned, _buffer.End), out var taken);
        _scanned += taken;
        piece = new OutputPiece(OutputKind.Object, _buffer.Start, _scanned - _buffer.Start);
        switch (progress)
        {
            case JsonProgress.Complete:
                _buffer.DropUntil(_scanned);
                _mode = Mode.Between;
                return (true, false);
            case JsonProgress.Invalid:
                GiveUpObject();
                return (false, true);
            case JsonProgress.TooDeep:
                piece = piece with { Kind = OutputKind.TooDeep };
                return (true, false);
            default:
                piece = piece with { Kind = OutputKind.TooLarge };
                return (piece.Length > objectLimit, false);
        }
    }

    // The line that broke the object may itself begin one, so it is looked at again: once, which keeps the whole linear.
    private void GiveUpObject()
    {
        var newline = _buffer.Between(_buffer.Start, _scanned).LastIndexOf((byte)'\n');
        _mode = Mode.Line;
        if (newline >= 0)
        {
            _plainUntil = _buffer.Start + newline + 1;
            _scanned = _buffer.Start;
        }
    }

    private bool ScanLine(out OutputPiece piece)
    {
        var newline = _buffer.Between(_scanned, _buffer.End).IndexOf((byte)'\n');
        var end = newline < 0 ? _buffer.End : _scanned + newline;
        piece = new OutputPiece(OutputKind.Line, _buffer.Start, end - _buffer.Start);
        _scanned = end;
        var isLong = piece.Length > LineLimit;
        if (isLong)
        {
            piece = piece with { Kind = OutputKind.LongLine, Length = LineLimit };
        }

        if (newline >= 0)
        {
            _buffer.DropUntil(end + 1);
            _mode = Mode.Between;
        }
        else if (isLong)
        {
            _buffer.DropUntil(end);
            _mode = Mode.RestOfLongLine;
        }

        return newline >= 0 || isLong;
    }

    private bool SkipLine()
    {
        var newline = _buffer.Between(_buffer.Start, _buffer.End).IndexOf((byte)'\n');
        _buffer.DropUntil(newline < 0 ? _buffer.End : _buffer.Start + newline + 1);
        _mode = newline < 0 ? Mode.RestOfLongLine : Mode.Between;
        return newline >= 0;
    }
}
