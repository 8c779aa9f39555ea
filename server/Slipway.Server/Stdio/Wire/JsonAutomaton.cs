using System.Buffers;

namespace Slipway.Server.Stdio.Wire;

/// <summary>
/// Recognises one JSON object byte by byte, across any cuts, so that its end is found without looking at a byte twice. It
/// checks the structure; numbers, words and escapes are checked by the reader that follows.
/// </summary>
internal sealed class JsonAutomaton
{
    private static readonly SearchValues<byte> EndsText = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    private readonly List<bool> _lists = []; // for each open bracket: is it a list?
    private State _state;
    private int _depthLimit;

    private enum State
    {
        Start, NameOrEnd, Name, InName, Colon, Value, ValueOrEnd, InText, InWord, AfterValue, EscapeInName, EscapeInText,
    }

    public void Restart(int depthLimit)
    {
        _lists.Clear();
        _state = State.Start;
        _depthLimit = depthLimit;
    }

    /// <summary>Takes bytes until the object is complete or impossible; a refused byte is not taken.</summary>
    public JsonProgress Feed(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        while (taken < bytes.Length)
        {
            if (_state is State.InName or State.InText)
            {
                var plain = bytes[taken..].IndexOfAny(EndsText);
                taken = plain < 0 ? bytes.Length : taken + plain;
                if (plain < 0)
                {
                    break;
                }
            }

            var progress = Step(bytes[taken]);
            if (progress is JsonProgress.Invalid or JsonProgress.TooDeep)
            {
                return progress;
            }

            taken++;
            if (progress == JsonProgress.Complete)
            {
                return progress;
            }
        }

        return JsonProgress.More;
    }

    private JsonProgress Step(byte next)
    {
        switch (_state)
        {
            case State.InName:
                return InText(next, State.Colon, State.EscapeInName);
            case State.InText:
                return InText(next, State.AfterValue, State.EscapeInText);
            case State.EscapeInName:
                return Escaped(next, State.InName);
            case State.EscapeInText:
                return Escaped(next, State.InText);
            case State.InWord when IsWord(next):
                return JsonProgress.More;
            case State.InWord:
                _state = State.AfterValue;
                break;
        }

        return next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' ? JsonProgress.More : Structure(next);
    }

    private JsonProgress Structure(byte next) => (_state, next) switch
    {
        (State.Start, (byte)'{') => Open(list: false),
        (State.NameOrEnd or State.Name, (byte)'"') => Go(State.InName),
        (State.NameOrEnd, (byte)'}') => Close(),
        (State.Colon, (byte)':') => Go(State.Value),
        (State.ValueOrEnd, (byte)']') => Close(),
        (State.Value or State.ValueOrEnd, _) => BeginValue(next),
        (State.AfterValue, (byte)',') => Go(_lists[^1] ? State.Value : State.Name),
        (State.AfterValue, (byte)'}') when !_lists[^1] => Close(),
        (State.AfterValue, (byte)']') when _lists[^1] => Close(),
        _ => JsonProgress.Invalid,
    };

    private JsonProgress BeginValue(byte next) => next switch
    {
        (byte)'"' => Go(State.InText),
        (byte)'{' => Open(list: false),
        (byte)'[' => Open(list: true),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n' => Go(State.InWord),
        _ => JsonProgress.Invalid,
    };

    private JsonProgress InText(byte next, State after, State escape) => next switch
    {
        (byte)'"' => Go(after),
        (byte)'\\' => Go(escape),
        _ => JsonProgress.Invalid, // a raw control character
    };

    private JsonProgress Escaped(byte next, State back) => next < 0x20 ? JsonProgress.Invalid : Go(back);

    private JsonProgress Open(bool list)
    {
        if (_lists.Count >= _depthLimit)
        {
            return JsonProgress.TooDeep;
        }

        _lists.Add(list);
        return Go(list ? State.ValueOrEnd : State.NameOrEnd);
    }

    private JsonProgress Close()
    {
        _lists.RemoveAt(_lists.Count - 1);
        _state = State.AfterValue;
        return _lists.Count == 0 ? JsonProgress.Complete : JsonProgress.More;
    }

    private JsonProgress Go(State state)
    {
        _state = state;
        return JsonProgress.More;
    }

    private static bool IsWord(byte next) =>
        next is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'E' or (byte)'+' or (byte)'-' or (byte)'.';
}
