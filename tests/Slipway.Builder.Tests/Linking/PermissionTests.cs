using Slipway.Builder.Pipeline;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Linking;

/// <summary>What a plugin declares, against what its code refers to.</summary>
public sealed class PermissionTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private async Task<string> SaidAsync(string code, string permissions = "", bool inDependency = false)
    {
        var helper = AssemblyMaker.Compile("Acme.Helper", "1.0.0", $$"""
            namespace Acme.Helper;
            public sealed class Work
            {
                {{code}}
            }
            """);
        new PackageMaker("Acme.Brought", "1.0.0").File("lib/net10.0/Acme.Helper.dll", helper).WriteTo(_site.Feed.Folder);
        _site.Feed.WithServer().WithPlugin(
            "one",
            more: package => _ = inDependency ? package.DependsOn("Acme.Brought", "1.0.0") : package.File("lib/net10.0/Acme.Helper.dll", helper),
            yaml: ToyFeed.Yaml("one", "1.0.0") + permissions);

        await ServerPipeline.RunAsync(_site.Manifest(["one"]), BuildStage.Compile, _site.Context(), TestContext.Current.CancellationToken);
        return string.Join('\n', _site.Said.Split('\n').Where(line => line.Contains("SLP302", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("public Task<string> GetAsync(System.Net.Http.HttpClient client) => client.GetStringAsync(\"x\");", "Work.GetAsync uses System.Net.Http.HttpClient.GetStringAsync(string)", "outbound_http")]
    [InlineData("public object Get(Slipway.Sdk.Plugins.ProviderContext context) => context.CreateHttpClient();", "Work.Get uses Slipway.Sdk.Plugins.ProviderContext.CreateHttpClient()", "outbound_http")]
    [InlineData("public object Open() => new System.Net.Sockets.TcpClient(\"h\", 25);", "Work.Open uses new System.Net.Sockets.TcpClient(string, int)", "outbound_tcp")]
    [InlineData("public void Serve(System.Net.Sockets.Socket socket) => socket.Listen(1);", "Work.Serve uses System.Net.Sockets.Socket.Listen(int)", "listen")]
    [InlineData("public async Task KeepAsync() { await Task.Yield(); System.IO.File.WriteAllText(\"x\", \"y\"); }", "Work.KeepAsync uses System.IO.File.WriteAllText(string, string)", "filesystem_write")]
    [InlineData("public string Read() => System.IO.File.ReadAllText(\"x\");", "Work.Read uses System.IO.File.ReadAllText(string)", "filesystem_read")]
    [InlineData("public object Read() => new System.IO.StreamReader(\"x\");", "Work.Read uses new System.IO.StreamReader(string)", "filesystem_read")]
    [InlineData("public object? Run() => System.Diagnostics.Process.Start(\"sh\");", "Work.Run uses System.Diagnostics.Process.Start(string)", "process_start")]
    [InlineData("public object Open() => new System.IO.FileStream(\"x\", System.IO.FileMode.Open);", "Work.Open uses new System.IO.FileStream(string, FileMode)", "filesystem_read or filesystem_write")]
    [InlineData("public Task Ask(Slipway.Sdk.Secrets.ISecretProvider one) => one.GetAsync(null!, null!, default);", "Work.Ask uses Slipway.Sdk.Secrets.ISecretProvider.GetAsync(SecretReference, CallContext, CancellationToken)", "secrets_read")]
    public async Task Run_UseWithoutDeclaration_IsAnErrorThatNamesTheMember(string code, string use, string permission) =>
        Assert.Contains($"error SLP3020: plugin \"one\" 1.0.0: Acme.Helper.{use}, and plugin.yaml does not declare {permission}", await SaidAsync(code), StringComparison.Ordinal);

    [Theory]
    [InlineData("public object Read(System.IO.Stream from) => new System.IO.StreamReader(from);")]
    [InlineData("public string Name(string path) => System.IO.Path.GetFileName(path);")]
    [InlineData("public object New() => new System.Net.Http.HttpRequestMessage();")]
    public async Task Run_WhatNeedsNoPermission_IsSilent(string code) => Assert.Equal("", await SaidAsync(code));

    [Fact]
    public async Task Run_DeclaredAndUsed_IsSilent() => Assert.Equal("", await SaidAsync(
        "public string Read() => System.IO.File.ReadAllText(\"x\");", "\n  permissions: [ filesystem_read, callbacks ]"));

    [Fact]
    public async Task Run_DeclaredAndNotUsed_IsAWarning() => Assert.Contains(
        "warning SLP3021: plugin \"one\" 1.0.0 declares process_start and refers to nothing that needs it",
        await SaidAsync("public int Nothing => 0;", "\n  permissions: [ process_start ]"), StringComparison.Ordinal);

    [Fact]
    public async Task Run_UseInADependency_IsAWarningThatNamesIt() => Assert.Contains(
        "warning SLP3022: plugin \"one\" 1.0.0 brings Acme.Brought 1.0.0, in which Acme.Helper.Work.Run uses System.Diagnostics.Process.Start(string), and plugin.yaml does not declare process_start",
        await SaidAsync("public object? Run() => System.Diagnostics.Process.Start(\"sh\");", inDependency: true), StringComparison.Ordinal);

    [Fact]
    public async Task Run_DeclaredForADependency_IsSilent() => Assert.Equal("", await SaidAsync(
        "public object? Run() => System.Diagnostics.Process.Start(\"sh\");", "\n  permissions: [ process_start ]", inDependency: true));
}
