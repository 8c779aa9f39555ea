using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Slipway.Plugins.Email.Tests;

/// <summary>
/// A real Exim with a port for STARTTLS, one for TLS and one in the clear, that delivers everything into one folder. (OpenSMTPD of Debian 12
/// cannot do TLS with OpenSSL 3: every handshake ends with an internal error.)
/// </summary>
public sealed class SmtpServerFixture : IAsyncLifetime
{
    public const string Username = "ops";
    public const string Password = "pass word ß 123";

    private const string Program = "exim4";

    private readonly TempFolder _folder = new();
    private readonly TestCertificate _certificate = new();
    private ServerProcess? _server;

    public int StartTlsPort { get; } = ServerProcess.FreePort();

    public int TlsPort { get; } = ServerProcess.FreePort();

    public int PlainPort { get; } = ServerProcess.FreePort();

    public string Sha256 => _certificate.Sha256;

    /// <summary>Skips (or, in CI, fails) the test where the server cannot run. A fixture itself could only fail.</summary>
    public static void Require()
    {
        Tool.Require(Program, "exim4-daemon-light");
        Tool.Require("python3", "python3");
        Tool.RequireThat(Environment.IsPrivilegedProcess, "exim4 takes a configuration of its own from root only");
    }

    public async ValueTask InitializeAsync()
    {
        if (Tool.Find(Program) is not { } exim || !Environment.IsPrivilegedProcess)
        {
            return;
        }

        // It reads its files and delivers as users of its own.
        foreach (var open in new[] { _folder.Path, Directory.CreateDirectory(_folder["mail"]).FullName })
        {
            if (OperatingSystem.IsLinux())
            {
                File.SetUnixFileMode(open, (UnixFileMode)0b111_111_111);
            }
        }

        _folder.Write("cert.pem", _certificate.CertificatePem);
        _folder.Write("key.pem", _certificate.KeyPem);
        _server = await ServerProcess.StartAsync(exim, ["-C", _folder.Write("exim.conf", Configuration), "-bdf"], IsListeningAsync);
    }

    /// <summary>The mail with that id, as Python's own reader understands it.</summary>
    public async Task<JsonElement> ReadAsync(string messageId)
    {
        var file = await FindAsync(messageId);
        var result = await CommandRunner.RunAsync("python3", ["-c", Reader, file]);
        Assert.True(result.ExitCode == 0, result.All);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _certificate.Dispose();
        _folder.Dispose();
    }

    private async Task<string> FindAsync(string messageId)
    {
        var inbox = Path.Combine(_folder["mail"], "new");
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var files = Directory.Exists(inbox) ? Directory.GetFiles(inbox) : [];
            if (files.FirstOrDefault(file => File.ReadAllText(file).Contains($"Message-ID: {messageId}", StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await Task.Delay(100);
        }

        var logs = Directory.GetFiles(_folder.Path, "*log").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        throw new InvalidOperationException($"{messageId} did not arrive:\n{string.Join('\n', logs)}");
    }

    private async Task<bool> IsListeningAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, PlainPort);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Configuration => $"""
        FOLDER = {_folder.Path}
        START_TLS_PORT = {StartTlsPort}
        WRAPPED_TLS_PORT = {TlsPort}
        CLEAR_PORT = {PlainPort}
        LOGIN_NAME = {Username}
        LOGIN_WORD = {Password}
        {Rules}
        """;

    private const string Rules = """
        primary_hostname = localhost
        keep_environment =
        deliver_drop_privilege = true
        spool_directory = FOLDER/spool
        log_file_path = FOLDER/%slog
        pid_file_path = FOLDER/exim.pid
        local_interfaces = 127.0.0.1.START_TLS_PORT : 127.0.0.1.WRAPPED_TLS_PORT : 127.0.0.1.CLEAR_PORT
        tls_on_connect_ports = WRAPPED_TLS_PORT
        tls_advertise_hosts = ${if ={$received_port}{CLEAR_PORT}{}{*}}
        tls_certificate = FOLDER/cert.pem
        tls_privatekey = FOLDER/key.pem
        auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
        host_lookup =
        message_size_limit = 1M
        acl_smtp_rcpt = check
        begin acl
        check:
          deny condition = ${if ={$received_port}{CLEAR_PORT}{no}{yes}}
               !authenticated = *
               message = 530 5.7.0 Authentication required
          deny local_parts = nobody
               message = 550 5.1.1 No such person
          accept domains = example.com
          deny message = 550 5.7.1 relay not permitted
        begin routers
        everybody:
          driver = accept
          transport = folder
        begin transports
        folder:
          driver = appendfile
          maildir_format
          directory = FOLDER/mail
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if and{{eq{$auth2}{LOGIN_NAME}}{eq{$auth3}{LOGIN_WORD}}}}
          server_set_id = $auth2

        """;

    private const string Reader = """
        import email, email.policy, json, sys
        mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
        headers = {}
        for name, value in mail.items():
            headers.setdefault(name, []).append(str(value))
        print(json.dumps({
            'headers': headers, 'body': mail.get_content(), 'defects': [repr(defect) for defect in mail.defects],
            'encoding': mail['Content-Transfer-Encoding'], 'rcpt': mail['Delivered-To'] or ''}))
        """;
}
