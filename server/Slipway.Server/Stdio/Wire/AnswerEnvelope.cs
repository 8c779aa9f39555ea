using System.Text;
using System.Text.Json;

namespace Slipway.Server.Stdio.Wire;

/// <summary>Whose answer an object is, by the id that it carries.</summary>
internal enum AnswerId
{
    /// <summary>It carries no id of ours. Existing plugins do not.</summary>
    None,

    /// <summary>It echoes the id of the call.</summary>
    Same,

    /// <summary>It echoes the id of another call.</summary>
    Other,
}

/// <summary>Where the members of an answer lie in its bytes; a length of 0 means that it has none.</summary>
internal readonly record struct AnswerEnvelope(AnswerId Id, (int Start, int Length) Result, (int Start, int Length) Error)
{
    /// <summary>
    /// Reads the members of an answer. False when it is none: not JSON, or an object with neither <c>result</c> nor
    /// <c>error</c> that holds anything but the call's id.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> json, ReadOnlySpan<byte> id, int depthLimit, out AnswerEnvelope envelope)
    {
        envelope = default;
        var members = 0;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = depthLimit });
        try
        {
            _ = reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                members++;
                envelope = ReadMember(ref reader, envelope, id);
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return members == (envelope.Id == AnswerId.None ? 0 : 1) || envelope.Result.Length > 0 || envelope.Error.Length > 0;
    }

    // Names are matched without case and the last of several counts, as the plugins' first server did.
    private static AnswerEnvelope ReadMember(ref Utf8JsonReader reader, AnswerEnvelope envelope, ReadOnlySpan<byte> id)
    {
        var isResult = Ascii.EqualsIgnoreCase(reader.ValueSpan, "result"u8);
        var isError = Ascii.EqualsIgnoreCase(reader.ValueSpan, "error"u8);
        var isId = Ascii.EqualsIgnoreCase(reader.ValueSpan, "id"u8);
        _ = reader.Read();
        if (isId)
        {
            envelope = envelope with { Id = Compare(ref reader, id) };
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var place = (start, (int)reader.BytesConsumed - start);
        return isResult ? envelope with { Result = place } : isError ? envelope with { Error = place } : envelope;
    }

    // An id of another form is a member of the plugin's own.
    private static AnswerId Compare(ref Utf8JsonReader reader, ReadOnlySpan<byte> id) =>
        reader.TokenType != JsonTokenType.String || !reader.ValueSpan.StartsWith(RequestLine.IdPrefix) ? AnswerId.None
        : reader.ValueSpan.SequenceEqual(id) ? AnswerId.Same
        : AnswerId.Other;
}
