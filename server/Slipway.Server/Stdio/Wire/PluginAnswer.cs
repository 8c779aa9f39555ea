using System.Buffers;

namespace Slipway.Server.Stdio.Wire;

/// <summary>An answer on its way from the plugin's thread to the caller. The memory is pooled and has one owner.</summary>
internal sealed class PluginAnswer : IDisposable
{
    private readonly AnswerEnvelope _envelope;
    private byte[] _bytes;

    public PluginAnswer(ReadOnlySpan<byte> json, AnswerEnvelope envelope)
    {
        _envelope = envelope;
        _bytes = ArrayPool<byte>.Shared.Rent(json.Length);
        json.CopyTo(_bytes);
    }

    /// <summary>The result's JSON; <c>null</c> when there is none.</summary>
    public ReadOnlySpan<byte> Result => _envelope.Result.Length == 0 ? "null"u8 : Slice(_envelope.Result);

    /// <summary>The error's JSON; empty when there is none.</summary>
    public ReadOnlySpan<byte> Error => Slice(_envelope.Error);

    public bool HasResult => _envelope.Result.Length > 0;

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private ReadOnlySpan<byte> Slice((int Start, int Length) place) => _bytes.AsSpan(place.Start, place.Length);
}
