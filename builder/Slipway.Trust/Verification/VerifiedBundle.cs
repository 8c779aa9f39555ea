using System.Collections.Immutable;
using Slipway.Trust.Identities;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;

namespace Slipway.Trust.Verification;

/// <summary>A bundle that proved what was asked of it. Only the verifier makes one.</summary>
public sealed record VerifiedBundle
{
    internal VerifiedBundle(Bundle bundle) => Bundle = bundle;

    /// <summary>The bundle.</summary>
    public Bundle Bundle { get; }

    /// <summary>The key that signed, when it was one of the accepted keys.</summary>
    public VerifyingKey? Key { get; internal init; }

    /// <summary>The identity that signed, when there was a certificate.</summary>
    public CertificateIdentity? Identity { get; internal init; }

    /// <summary>When the signature is proven to have existed, one moment an operator.</summary>
    public ImmutableArray<VerifiedTime> Times { get; internal init; } = [];

    /// <summary>The operators of logs that hold an entry of the signature.</summary>
    public ImmutableArray<string> Logs { get; internal init; } = [];

    /// <summary>The signed statement, for an envelope.</summary>
    public Statement? Statement { get; internal init; }

    /// <summary>Who signed, in words.</summary>
    public string Signer => Identity?.ToString() ?? $"key {Key!.Hint}";
}
