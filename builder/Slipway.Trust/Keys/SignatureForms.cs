using System.Formats.Asn1;
using System.Numerics;

namespace Slipway.Trust.Keys;

/// <summary>The two spellings of an ECDSA signature on P-256: DER, and r and s side by side (IEEE P1363, JOSE).</summary>
internal static class SignatureForms
{
    /// <summary>The length of r and s together.</summary>
    public const int PairLength = 64;

    /// <summary>DER of a pair.</summary>
    public static byte[] ToDer(ReadOnlySpan<byte> pair)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(pair[..(PairLength / 2)], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(pair[(PairLength / 2)..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    /// <summary>The pair of a DER signature.</summary>
    public static byte[] ToPair(ReadOnlyMemory<byte> der)
    {
        var sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var pair = new byte[PairLength];
        Write(sequence.ReadInteger(), pair.AsSpan(0, PairLength / 2));
        Write(sequence.ReadInteger(), pair.AsSpan(PairLength / 2));
        return pair;
    }

    private static void Write(BigInteger number, Span<byte> target) =>
        number.TryWriteBytes(target[^number.GetByteCount(isUnsigned: true)..], out _, isUnsigned: true, isBigEndian: true);
}
