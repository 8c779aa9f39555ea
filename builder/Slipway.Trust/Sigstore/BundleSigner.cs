using System.Security.Cryptography;
using Slipway.Trust.Dsse;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Sigstore;

/// <summary>Makes bundles signed by a long-lived key: no network, no log, no clock.</summary>
public static class BundleSigner
{
    /// <summary>Signs the bytes that have this digest.</summary>
    public static async Task<Checked<Bundle>> SignMessageAsync(Sha256Digest artifact, ISigner signer, CancellationToken token)
    {
        var signature = await signer.SignAsync(artifact, token);
        return signature.Ok
            ? new Bundle
            {
                Key = signer.Key.Hint,
                Message = new MessageSignature(HashAlgorithmName.SHA256, artifact.ToBytes(), signature.Value.Der),
            }
            : Checked<Bundle>.From(signature.Problems);
    }

    /// <summary>Signs a statement in a DSSE envelope.</summary>
    public static async Task<Checked<Bundle>> SignStatementAsync(Statement statement, ISigner signer, CancellationToken token)
    {
        var envelope = await DsseEnvelope.SignAsync(DsseEnvelope.InTotoType, statement.ToBytes(), signer, token);
        return envelope.Ok
            ? new Bundle { Key = signer.Key.Hint, Envelope = envelope.Value }
            : Checked<Bundle>.From(envelope.Problems);
    }
}
