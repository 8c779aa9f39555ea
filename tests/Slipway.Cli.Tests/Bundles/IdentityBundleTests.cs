using Slipway.Builder.Tests.Making;
using Slipway.Trust.Tests.Verification;

namespace Slipway.Cli.Tests.Bundles;

/// <summary>A bundle that an identity of a Sigstore instance on loopback signs, without a key.</summary>
public sealed class IdentityBundleTests(MockSigstore sigstore) : IClassFixture<MockSigstore>, IDisposable
{
    private readonly Site _site = new();

    public MockSigstore Sigstore => sigstore;

    [Fact]
    public async Task Import_SignedByAnIdentity_IsOfThatIdentityAndNoOther()
    {
        _site.Feed.WithServer();
        _site.Manifest([]);
        await RunAsync("lock", "toy.yaml");
        var exported = await RunAsync("bundle", "export", "toy.yaml", "--signing-config", Sigstore.SigningConfigFile, "--trusted-root", Sigstore.RootFile, "-o", "bundle");
        Assert.True(exported.ExitCode == 0, exported.All);

        var other = await ImportAsync(Sigstore.Person.Subject);
        Assert.False(Directory.Exists(_site["place"]));
        var imported = await ImportAsync(Sigstore.Workflow.Subject);

        Assert.Equal((8, ""), (other.ExitCode, other.Output));
        Assert.Contains("error SLP6802", other.Error, StringComparison.Ordinal);
        Assert.True(imported.ExitCode == 0, imported.All);
        Assert.Contains($"signed by {Sigstore.Workflow.Subject}", imported.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _site.Dispose();

    private Task<CommandResult> ImportAsync(string subject) => RunAsync(
        "bundle", "import", "bundle", "--certificate-identity", subject, "--certificate-oidc-issuer", Sigstore.Workflow.Issuer, "--trusted-root", Sigstore.RootFile, "-o", "place");

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        Tool.RequireThat(File.Exists(ExportedBundle.Program), "there is no published command (dotnet run build.cs -- publish)");
        return await CommandRunner.RunAsync(ExportedBundle.Program, arguments, _site["."], new Dictionary<string, string?>
        {
            ["HOME"] = _site["home"], ["SLIPWAY_CACHE"] = ExportedBundle.Cache, ["CI"] = null, ["SLIPWAY_IDENTITY_TOKEN"] = await Sigstore.TokenAsync(),
        });
    }
}
