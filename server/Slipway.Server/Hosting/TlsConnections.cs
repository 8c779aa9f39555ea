using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Slipway.Server.Access;
using Slipway.Server.Logging;

namespace Slipway.Server.Hosting;

/// <summary>
/// Puts TLS under the connections. The certificate is read again when its files change, and counts from the next connection.
/// </summary>
internal sealed class TlsConnections
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly TlsFiles _files;
    private readonly WatchedFile _certificate;
    private readonly WatchedFile _key;
    private readonly IServerLog _log;
    private volatile SslStreamCertificateContext _current;

    /// <summary>Reads the files.</summary>
    /// <exception cref="CryptographicException">They are no certificate and key.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public TlsConnections(TlsFiles files, IServerLog log, TimeProvider clock)
    {
        _files = files;
        _log = log;
        _certificate = new WatchedFile(files.Certificate, clock);
        _key = new WatchedFile(files.Key, clock);
        _current = Read(files);
    }

    public void Use(ListenOptions listen) => listen.Use(next => connection => ServeAsync(connection, next));

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var stream = new SslStream(new DuplexPipeStream(connection.Transport));
        await using (stream)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
                limit.CancelAfter(HandshakeTimeout);
                await stream.AuthenticateAsServerAsync(ServerOptions(), limit.Token);
            }
            catch (Exception exception) when (exception is AuthenticationException or IOException or OperationCanceledException)
            {
                _log.Write(ServerLogLevel.Debug, "TLS handshake failed", ("error", exception.Message));
                return;
            }

            var plain = connection.Transport;
            connection.Transport = new StreamPipe(stream);
            try
            {
                await next(connection);
            }
            finally
            {
                await connection.Transport.Output.CompleteAsync();
                await connection.Transport.Input.CompleteAsync();
                connection.Transport = plain;
            }
        }
    }

    private SslServerAuthenticationOptions ServerOptions()
    {
        Reload();
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
        };
    }

    private void Reload()
    {
        if (!(_certificate.HasChanged() | _key.HasChanged()))
        {
            return;
        }

        try
        {
            _current = Read(_files);
            _log.Write(ServerLogLevel.Information, "certificate re-read", ("subject", _current.TargetCertificate.Subject));
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            _log.Write(ServerLogLevel.Error, "certificate has changed and cannot be used; the one before stays", ("error", exception.Message));
        }
    }

    private static SslStreamCertificateContext Read(TlsFiles files)
    {
        using var parsed = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(files.Certificate);
        // SslStream wants a key that is not ephemeral on some platforms; a round trip through PKCS#12 suits all.
        var certificate = X509CertificateLoader.LoadPkcs12(parsed.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    private sealed class StreamPipe(Stream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 16 * 1024, leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }
}
