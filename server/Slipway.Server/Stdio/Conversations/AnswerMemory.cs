using Slipway.Sdk.Capabilities;
using Slipway.Server.Stdio.Calls;

namespace Slipway.Server.Stdio.Conversations;

/// <summary>
/// What is remembered of the last exchange with a plugin that echoes no ids, to suspect that the next answer is a double.
/// </summary>
internal sealed class AnswerMemory
{
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private (int Hash, int Length) _request;
    private (int Hash, int Length) _answer = (0, -1);

    /// <summary>
    /// Whether the plugin should show that it is done before it gets the next request: after an error (a forgotten return
    /// writes the result, too), and the first time that it answers an operation (what always writes twice is found here).
    /// </summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Whether it is the last answer again, to another question or to one that changes something.</summary>
    public bool LooksLikeDouble(ReadOnlySpan<byte> answer, PendingCall call) =>
        answer.Length == _answer.Length && Fingerprint(answer) == _answer
        && (call.Operation.Description.Effect == OperationEffect.Writes || Fingerprint(call.Request.Body) != _request);

    /// <summary>Remembers an answer and what was asked.</summary>
    public void Keep(ReadOnlySpan<byte> answer, bool isError, PendingCall call)
    {
        _request = Fingerprint(call.Request.Body);
        _answer = Fingerprint(answer);
        IsDoubtful = _answered.Add(call.Operation.Name) | isError;
    }

    /// <summary>The plugin has shown that it is done, or it echoes ids.</summary>
    public void Trust() => IsDoubtful = false;

    private static (int Hash, int Length) Fingerprint(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return (hash.ToHashCode(), bytes.Length);
    }
}
