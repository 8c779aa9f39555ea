using Slipway.Trust.Json;

namespace Slipway.Trust.Transparency;

/// <summary>One signature line of a signed note: an em dash, a name, and base64 of four bytes of key id and the signature.</summary>
internal sealed record NoteSignature(string Name, ReadOnlyMemory<byte> KeyHint, ReadOnlyMemory<byte> Signature)
{
    private const string Dash = "\u2014 ";
    private const int HintLength = 4;

    public static NoteSignature? Parse(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        return parts.Length == 2 && parts[0].Length > 0 && Base64.TryDecode(parts[1], out var bytes) && bytes.Length > HintLength
            ? new NoteSignature(parts[0], bytes.AsMemory(0, HintLength), bytes.AsMemory(HintLength))
            : null;
    }
}
