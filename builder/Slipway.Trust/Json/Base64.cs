using System.Text.Json;

namespace Slipway.Trust.Json;

/// <summary>Base64 as RFC 4648 section 4 writes it: one text for one sequence of bytes, so nothing in it can be changed unnoticed.</summary>
internal static class Base64
{
    private const int Group = 4;

    /// <summary>Decodes; anything but the canonical text is a <see cref="JsonException"/>.</summary>
    public static byte[] Decode(string text, string name) =>
        TryDecode(text, out var bytes) ? bytes : throw new JsonException($"'{name}' is not base64.");

    /// <summary>Decodes the canonical text: padded, no white space, no stray bits in the last digit.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        var buffer = new byte[text.Length / Group * 3];
        if (text.Length % Group != 0
            || text.AsSpan().IndexOfAny(" \t\r\n") >= 0
            || !Convert.TryFromBase64String(text, buffer, out var length)
            || !EndsCanonically(text, buffer.AsSpan(0, length)))
        {
            return false;
        }

        bytes = buffer.Length == length ? buffer : buffer[..length];
        return true;
    }

    // The decoder ignores the unused bits of the last digit.
    private static bool EndsCanonically(string text, ReadOnlySpan<byte> bytes)
    {
        var rest = bytes.Length % 3;
        return rest == 0 || text.EndsWith(Convert.ToBase64String(bytes[^rest..]), StringComparison.Ordinal);
    }
}
