using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Keyless;

/// <summary>A key that lives as long as its certificate: minutes.</summary>
internal sealed record ShortLivedKey(FileSigner Signer, X509Certificate2 Certificate) : IDisposable
{
    // Log and time stamp must still fall into the certificate's life.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    public bool IsGoodAt(DateTimeOffset time) => time + Margin < Certificate.NotAfter.ToUniversalTime();

    public void Dispose()
    {
        Signer.Dispose();
        Certificate.Dispose();
    }
}
