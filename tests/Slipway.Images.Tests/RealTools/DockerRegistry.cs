using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Slipway.Images.Tests.RealTools;

/// <summary>The docker-registry program with a storage and a port of its own.</summary>
internal sealed class DockerRegistry : IAsyncDisposable
{
    /// <summary>Begins the section <c>auth</c> of a configuration: no section, everybody may do everything.</summary>
    public const string Open = "";

    private readonly TempFolder _folder = new();
    private readonly Process _process;

    private DockerRegistry(int port, string auth, bool relative)
    {
        var program = Tool.Require("docker-registry", "docker-registry");
        Host = $"127.0.0.1:{port}";
        var configuration = _folder.Write("config.yml", $"""
            version: 0.1
            log: {"{"} level: error {"}"}
            storage: {"{"} filesystem: {"{"} rootdirectory: {_folder["data"]} {"}"}, delete: {"{"} enabled: true {"}"} {"}"}
            http: {"{"} addr: "{Host}", secret: test, relativeurls: {(relative ? "true" : "false")} {"}"}
            {auth.Replace("FOLDER", _folder.Path, StringComparison.Ordinal)}
            """);
        // One user, "builder", with the password "open-sesame".
        _folder.Write("htpasswd", "builder:$2b$05$RTHFcFEiijX9iiAEkGBqhuqoB7.OuYlewXHpkerqikWK347TlhQt.\n");
        var start = new ProcessStartInfo(program, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Log += line.Data + "\n";
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Host { get; }

    /// <summary>The files below which blobs and manifests lie.</summary>
    public string Data => _folder["data"];

    private string Log { get; set; } = "";

    public static string Basic => "auth: { htpasswd: { realm: test, path: FOLDER/htpasswd } }";

    public static async Task<DockerRegistry> StartAsync(string auth = Open, bool relative = false)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var registry = new DockerRegistry(FreePort(), auth, relative);
            if (await registry.IsUpAsync())
            {
                return registry;
            }

            await registry.DisposeAsync();
        }

        throw new InvalidOperationException("docker-registry does not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> IsUpAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var attempt = 0; attempt < 100 && !_process.HasExited; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{Host}/v2/"));
                return true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
