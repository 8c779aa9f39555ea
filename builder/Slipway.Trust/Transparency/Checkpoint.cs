using System.Globalization;
using System.Text;
using Slipway.Trust.Json;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Transparency;

/// <summary>A log's signed word for the size and root of its tree.</summary>
/// <remarks>https://github.com/transparency-dev/formats/blob/main/log/README.md, https://c2sp.org/signed-note</remarks>
internal sealed record Checkpoint(string Origin, long Size, byte[] Root, string SignedText, IReadOnlyList<NoteSignature> Signatures)
{
    private const int MostSignatures = 64;

    /// <summary>Reads a note; null when it is none.</summary>
    public static Checkpoint? Parse(string envelope)
    {
        var end = envelope.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || envelope[^1] != '\n')
        {
            return null;
        }

        var text = envelope[..(end + 1)];
        var lines = text.Split('\n');
        var signatureLines = envelope[(end + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 4
            || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !Base64.TryDecode(lines[2], out var root)
            || signatureLines.Length is 0 or > MostSignatures)
        {
            return null;
        }

        var signatures = signatureLines.Select(NoteSignature.Parse).ToArray();
        return signatures.Contains(null) ? null : new Checkpoint(lines[0], size, root, text, signatures!);
    }

    /// <summary>
    /// Whether this log signed the note under its own name. Witnesses and other logs may have signed as well; their word does not count
    /// for the entry's own log.
    /// </summary>
    public bool IsSignedBy(TransparencyLog log)
    {
        if (Origin != log.Name && !Origin.StartsWith(log.Name + " - ", StringComparison.Ordinal))
        {
            return false;
        }

        var message = Encoding.UTF8.GetBytes(SignedText);
        return Signatures.Any(signature => signature.Name == log.Name
            && signature.KeyHint.Span.SequenceEqual(log.CheckpointKeyId.Span[..Math.Min(4, log.CheckpointKeyId.Length)])
            && log.Key.Verifies(message, signature.Signature.Span));
    }
}
