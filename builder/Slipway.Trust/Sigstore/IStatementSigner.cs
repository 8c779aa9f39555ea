using Slipway.Trust.InToto;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Sigstore;

/// <summary>Whoever signs statements so that others can verify them: the holder of a key, or an identity that somebody vouches for.</summary>
public interface IStatementSigner
{
    /// <summary>Who signs, in words.</summary>
    string Name { get; }

    /// <summary>The long-lived key, which also signs in cosign's first form; null for an identity: that form has no room for its evidence.</summary>
    ISigner? Key { get; }

    /// <summary>Signs; the bundle holds all that a verifier needs, or there is none.</summary>
    Task<Checked<Bundle>> SignAsync(Statement statement, CancellationToken token);
}
