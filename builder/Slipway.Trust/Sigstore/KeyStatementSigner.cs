using Slipway.Trust.InToto;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Sigstore;

/// <summary>Signs statements with a long-lived key.</summary>
public sealed class KeyStatementSigner(ISigner key) : IStatementSigner, IDisposable
{
    /// <inheritdoc />
    public string Name => key.Key.ToString();

    /// <inheritdoc />
    public ISigner Key => key;

    /// <inheritdoc />
    public Task<Checked<Bundle>> SignAsync(Statement statement, CancellationToken token) => BundleSigner.SignStatementAsync(statement, key, token);

    /// <summary>Lets go of the key.</summary>
    public void Dispose() => (key as IDisposable)?.Dispose();
}
