namespace Slipway.Trust.Keys;

/// <summary>A signature as it goes into evidence: DER, SEQUENCE of r and s.</summary>
public sealed record Signature(ReadOnlyMemory<byte> Der)
{
    /// <summary>Base64, as every format writes it.</summary>
    public string ToBase64() => Convert.ToBase64String(Der.Span);
}
