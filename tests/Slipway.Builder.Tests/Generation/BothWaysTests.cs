using System.Diagnostics;
using System.Net.Sockets;
using Slipway.Builder.Generation;
using Slipway.Builder.Inspection;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Generation;

/// <summary>One manifest, built by <c>slipway build</c> and as the project of <c>slipway generate</c> by <c>dotnet build</c>: the same server.</summary>
public sealed class BothWaysTests : IDisposable
{
    private readonly Site _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Server_BuiltBothWays_RegistersAndAnswersTheSame()
    {
        var packages = Repository.PathOf("artifacts/packages");
        Tool.RequireThat(File.Exists(Path.Combine(packages, "Slipway.Plugins.Mock.1.0.0.nupkg")), "there are no packages: dotnet run build.cs -- pack");
        var manifest = _site.Read($"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: {"{ name: both-ways, version: 1.2.3 }"}
            spec:
              base: {"{ image: host, server: 1.0.0 }"}
              plugins: {"[ { name: mock, module: Slipway.Plugins.Mock, version: 1.0.0 } ]"}
              feeds: [ "{packages}" ]
            """);
        var outcome = await ServerPipeline.RunAsync(manifest, BuildStage.Compile, _site.Context(), Token);
        Assert.True(outcome.Compiled is not null, _site.Said);
        ApplicationFolder.Write(outcome.Compiled, _site["ours"]);
        ProjectFolder.Write(_site["project"], GeneratedProject.Files(outcome.Generated!, _site["project"]));
        var build = await CommandRunner.RunAsync(
            "dotnet", ["build", _site["project"], "-o", _site["theirs"], "-nologo", "-v", "quiet"],
            environment: new Dictionary<string, string?> { ["NUGET_PACKAGES"] = _site["nuget"], ["MSBUILDDISABLENODEREUSE"] = "1" }, timeout: TimeSpan.FromMinutes(5));
        Assert.True(build.ExitCode == 0, build.All);

        var ours = AssemblyInspector.Inspect(await File.ReadAllBytesAsync(_site["ours/both-ways.dll"], Token))!;
        var theirs = AssemblyInspector.Inspect(await File.ReadAllBytesAsync(_site["theirs/both-ways.dll"], Token))!;
        Assert.Equal(ours.Facts, theirs.Facts);
        Assert.Equal(ours.Plugins.Select(plugin => plugin with { Providers = [] }), theirs.Plugins.Select(plugin => plugin with { Providers = [] }));
        Assert.Equal(ours.Plugins[0].Providers, theirs.Plugins[0].Providers);
        Assert.Equal(await AnswerAsync("ours", "/plugins"), await AnswerAsync("theirs", "/plugins"));
    }

    private async Task<string> AnswerAsync(string folder, string path)
    {
        var socket = _site[$"{folder}.sock"];
        var start = new ProcessStartInfo(Path.Combine(Site.DotnetRoot, "dotnet"), [_site[$"{folder}/both-ways.dll"]]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["OPSORCH_ADDR"] = $"unix:{socket}";
        using var server = Process.Start(start)!;
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler
            {
                ConnectCallback = async (_, token) =>
                {
                    var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
                    return new NetworkStream(connection, ownsSocket: true);
                },
            })
            { BaseAddress = new Uri("http://server") };
            while (!File.Exists(socket))
            {
                Assert.False(server.HasExited, "the server ended");
                await Task.Delay(50, Token);
            }

            using var answer = await client.GetAsync(path, Token);
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Token)}";
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }
}
