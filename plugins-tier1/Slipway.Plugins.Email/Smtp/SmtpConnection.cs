using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Email.Smtp;

/// <summary>A connection to the server, in the clear or in TLS.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly SmtpServer _server;
    private readonly TcpClient _client;
    private Stream _stream;

    private SmtpConnection(SmtpServer server, TcpClient client)
    {
        _server = server;
        _client = client;
        _stream = client.GetStream();
        Wire = new SmtpWire(_stream);
    }

    /// <summary>The lines of the conversation.</summary>
    public SmtpWire Wire { get; private set; }

    /// <summary>The host name to greet with.</summary>
    public string Greeting => _server.Greeting ?? AddressLiteral.Of(_client.Client.LocalEndPoint);

    /// <summary>Connects, in TLS when it has to begin there.</summary>
    public static async Task<SmtpConnection> OpenAsync(SmtpServer server, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, cancellationToken);
            var connection = new SmtpConnection(server, client);
            if (server.Security == SmtpSecurity.Tls)
            {
                await connection.SecureAsync(cancellationToken);
            }

            return connection;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Goes on in TLS.</summary>
    public async Task SecureAsync(CancellationToken cancellationToken)
    {
        // Bytes that came before the handshake came from anybody: https://nostarttls.secvuln.info
        if (Wire.HasUnreadBytes)
        {
            throw new ProviderException(
                ErrorCodes.ProviderError,
                "the mail server sent more than it was asked for before TLS began; somebody may stand between");
        }

        var tls = new SslStream(_stream);
        try
        {
            await tls.AuthenticateAsClientAsync(Options(), cancellationToken);
        }
        catch (AuthenticationException exception)
        {
            throw new ProviderException(
                ErrorCodes.ProviderError,
                _server.Certificate is null
                    ? $"TLS with {_server.Host} failed: {exception.Message} A certificate of a private authority needs certificateSha256."
                    : $"TLS with {_server.Host} failed, or its certificate is not the one of certificateSha256: {exception.Message}",
                exception);
        }

        _stream = tls;
        Wire = new SmtpWire(tls);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private SslClientAuthenticationOptions Options()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = _server.Host };
        if (_server.Certificate is { } expected)
        {
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null
                && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), expected);
        }

        return options;
    }
}
