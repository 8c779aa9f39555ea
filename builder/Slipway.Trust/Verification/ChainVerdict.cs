namespace Slipway.Trust.Verification;

/// <summary>The public key of the certificate that issued the leaf, or why there is no chain.</summary>
internal sealed record ChainVerdict(ReadOnlyMemory<byte> IssuerSpki, string? Reason)
{
    public bool Ok => Reason is null;
}
