using System.Globalization;
using System.Numerics;

namespace Slipway.Trust.Keys;

/// <summary>A point of edwards25519 in extended coordinates: x = X/Z, y = Y/Z, x*y = T/Z (RFC 8032, 5.1.4).</summary>
internal readonly record struct EdwardsPoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
{
    private const int EncodedLength = 32;

    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));
    private static readonly BigInteger TwoD = Mod(2 * D);
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);
    private static readonly EdwardsPoint Neutral = new(0, 1, 1, 0);

    /// <summary>The base point.</summary>
    public static EdwardsPoint Base { get; } = FromAffine(
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", CultureInfo.InvariantCulture),
        BigInteger.Parse("46316835694926478169428394003475163141307993866256225615783033603165251855960", CultureInfo.InvariantCulture));

    /// <summary>Reads 32 bytes; null when they are no point, or not the one encoding of it.</summary>
    public static EdwardsPoint? Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = encoded[..EncodedLength].ToArray();
        var sign = bytes[^1] >> 7;
        bytes[^1] &= 0x7f;
        var y = new BigInteger(bytes, isUnsigned: true);
        if (y >= P)
        {
            return null;
        }

        var u = Mod((y * y) - 1);
        var v = Mod((D * y % P * y) + 1);
        var x = Root(u, v);
        if (x is not { } root || (root.IsZero && sign == 1))
        {
            return null;
        }

        return FromAffine(root.IsEven == (sign == 0) ? root : P - root, y);
    }

    /// <summary>a*A + b*B with one chain of doublings.</summary>
    public static EdwardsPoint Combine(BigInteger a, EdwardsPoint pointA, BigInteger b, EdwardsPoint pointB)
    {
        var both = pointA.Add(pointB);
        var sum = Neutral;
        for (var bit = (int)long.Max(a.GetBitLength(), b.GetBitLength()) - 1; bit >= 0; bit--)
        {
            sum = sum.Double();
            sum = (IsSet(a, bit), IsSet(b, bit)) switch
            {
                (true, true) => sum.Add(both),
                (true, false) => sum.Add(pointA),
                (false, true) => sum.Add(pointB),
                _ => sum,
            };
        }

        return sum;
    }

    public EdwardsPoint Negate() => this with { X = P - X, T = P - T };

    /// <summary>The 32 bytes of the point.</summary>
    public byte[] Encode()
    {
        var inverse = Inverse(Z);
        var x = Mod(X * inverse);
        var bytes = new byte[EncodedLength];
        Mod(Y * inverse).TryWriteBytes(bytes, out _, isUnsigned: true);
        bytes[^1] |= (byte)(x.IsEven ? 0 : 0x80);
        return bytes;
    }

    private EdwardsPoint Add(EdwardsPoint other)
    {
        var a = (Y - X) * (other.Y - other.X) % P;
        var b = (Y + X) * (other.Y + other.X) % P;
        var c = T * TwoD % P * other.T % P;
        var d = 2 * Z * other.Z % P;
        return FromParts(b - a, d - c, d + c, b + a);
    }

    private EdwardsPoint Double()
    {
        var a = X * X % P;
        var b = Y * Y % P;
        var c = 2 * Z * Z % P;
        var h = a + b;
        var sum = X + Y;
        var e = h - (sum * sum % P);
        var g = a - b;
        return FromParts(e, c + g, g, h);
    }

    private static EdwardsPoint FromParts(BigInteger e, BigInteger f, BigInteger g, BigInteger h) =>
        new(e * f % P, g * h % P, f * g % P, e * h % P);

    private static EdwardsPoint FromAffine(BigInteger x, BigInteger y) => new(x, y, 1, Mod(x * y));

    // RFC 8032, 5.1.3: the square root of u/v, if there is one.
    private static BigInteger? Root(BigInteger u, BigInteger v)
    {
        var v3 = v * v % P * v % P;
        var v7 = v3 * v3 % P * v % P;
        var x = u * v3 % P * BigInteger.ModPow(u * v7 % P, (P - 5) / 8, P) % P;
        var check = Mod(v * x % P * x);
        return check == u ? x
            : check == Mod(-u) ? x * RootOfMinusOne % P
            : null;
    }

    private static bool IsSet(BigInteger number, int bit) => !((number >> bit) & BigInteger.One).IsZero;

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(Mod(number), P - 2, P);

    // The remainder of a negative number is negative; coordinates may be so in between, but never when they are compared or encoded.
    private static BigInteger Mod(BigInteger number) => number % P is { Sign: < 0 } negative ? negative + P : number % P;
}
