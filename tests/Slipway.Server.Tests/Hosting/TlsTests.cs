using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Hosting;

public sealed class TlsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Https_OnTheSameAddress_IsServed()
    {
        WriteCertificate("one");
        await using var server = await StartAsync();

        var answer = await server.PostAsync("/incidents/query", $"{{\"query\":\"{new string('x', 100_000)}\"}}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(100_000, answer.Json[0].GetProperty("title").GetString()!.Length);
    }

    [Fact]
    public async Task Certificate_ThatChanges_CountsSoonAndABrokenOneDoesNot()
    {
        WriteCertificate("one");
        await using var server = await StartAsync();
        Assert.Equal("CN=one", await SubjectAsync(server));

        WriteCertificate("second");
        await WaitForSubjectAsync(server, "CN=second");
        _folder.Write("cert.pem", "broken and longer than nothing");
        await WaitFor.TrueAsync(() =>
        {
            _ = SubjectAsync(server).GetAwaiter().GetResult();
            return server.Output.Contains("the one before stays", StringComparison.Ordinal);
        });

        Assert.Equal("CN=second", await SubjectAsync(server));
    }

    [Fact]
    public async Task Files_ThatAreNoCertificate_StopTheStart()
    {
        _folder.Write("cert.pem", "x");
        _folder.Write("key.pem", "y");

        var problems = await ServerUnderTest.RefuseAsync(Environment());

        Assert.StartsWith("OPSORCH_TLS_CERT_FILE or OPSORCH_TLS_KEY_FILE: ", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainHttp_OnATlsPort_HarmsNobody()
    {
        WriteCertificate("one");
        await using var server = await StartAsync();
        using (var client = RawClient.Connect(server.Address.Port))
        {
            await client.GetAsync("/health");
        }

        Assert.Equal(200, (await server.GetAsync("/health")).Status);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task WaitForSubjectAsync(ServerUnderTest server, string subject)
    {
        var seen = "";
        for (var attempt = 0; attempt < 100 && seen != subject; attempt++)
        {
            seen = await SubjectAsync(server);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(subject, seen);
    }

    private static async Task<string> SubjectAsync(ServerUnderTest server)
    {
        using var client = RawClient.Connect(server.Address.Port);
        await using var tls = new SslStream(client.Stream, false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        return tls.RemoteCertificate!.Subject;
    }

    private Task<ServerUnderTest> StartAsync() => ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, .. Environment()]);

    private string[] Environment() => [$"OPSORCH_TLS_CERT_FILE={_folder["cert.pem"]}", $"OPSORCH_TLS_KEY_FILE={_folder["key.pem"]}"];

    private void WriteCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        _folder.Write("cert.pem", certificate.ExportCertificatePem());
    }
}
