using System.Globalization;
using System.Text;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>Turns bytes into text, strictly: UTF-8 or nothing, and no character that a reviewer cannot see.</summary>
internal static class YamlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SourceText? Decode(ReadOnlySpan<byte> bytes, string file, DiagnosticBag bag)
    {
        if (LooksLike16Or32Bit(bytes))
        {
            bag.Add(YamlRules.NotUtf8.At(new SourcePosition(file, 1, 1), "the file is UTF-16 or UTF-32", "save it as UTF-8"));
            return null;
        }

        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            bag.Add(InvalidByte(bytes, file));
            return null;
        }

        var source = new SourceText(file, text);
        if (FirstRefused(text) is not { } refused)
        {
            return source;
        }

        bag.Add(YamlRules.RefusedCharacter.At(
            source.PositionOf(refused), $"the file holds the character {Name(text[refused])}, which is refused", "delete the character"));
        return null;
    }

    /// <summary>The index of the first character that no text may hold, not even by an escape.</summary>
    public static int? FirstRefused(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (IsRefused(text[i]))
            {
                return i;
            }
        }

        return null;
    }

    public static string Name(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");

    private static bool IsRefused(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        '\u2028' or '\u2029' or '\uFEFF' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        '\uFFFE' or '\uFFFF' => true,
        _ => char.IsSurrogate(c),
    };

    private static bool LooksLike16Or32Bit(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] || bytes is [0, not 0, ..] or [not 0, 0, ..];

    private static Diagnostic InvalidByte(ReadOnlySpan<byte> bytes, string file)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            index += consumed;
        }

        var before = new SourceText(file, Encoding.UTF8.GetString(bytes[..index]));
        var position = before.PositionOf(Encoding.UTF8.GetCharCount(bytes[..index])) with { Source = null };
        return YamlRules.NotUtf8.At(
            position, string.Create(CultureInfo.InvariantCulture, $"the byte 0x{bytes[index]:X2} is not UTF-8"), "save the file as UTF-8");
    }
}
