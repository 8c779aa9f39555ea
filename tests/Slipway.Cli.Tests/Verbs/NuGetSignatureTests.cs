using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Packages that <c>dotnet nuget sign</c> signed, and builds whose policy wants a signature.</summary>
public sealed class NuGetSignatureTests : CommandTest
{
    private const string Package = "feed/Acme.Ops.One.1.0.0.nupkg";

    [Fact]
    public async Task Build_OfAPackageThatItsAuthorSigned_LocksWhoSigned()
    {
        var certificate = await PrepareAsync("identities, identities: [ acme.pem ]");

        var locked = await RunAsync("lock", "toy.yaml");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--locked");

        Assert.True(locked.ExitCode == 0 && built.ExitCode == 0, locked.All + built.All);
        var signer = $"author Acme Publisher, certificate sha256:{Convert.ToHexStringLower(SHA256.HashData(certificate.RawData))}";
        Assert.Equal(signer, (string?)JsonNode.Parse(File.ReadAllText(Site["toy.lock.json"]))!["plugins"]!["one"]!["signedBy"]);
        Assert.Contains(signer, File.ReadAllText(Site["out/provenance.json"]), StringComparison.Ordinal);
        Assert.Contains(signer, File.ReadAllText(Site["out/sbom.cdx.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_WhenSomebodyElseSignedThanWasLocked_IsDrift()
    {
        await RunAsync("key", "new", "second", "--no-passphrase");
        await PrepareAsync("identities, identities: [ acme.pem, second.pub ]");
        await RunAsync("lock", "toy.yaml");
        await RunAsync("sign", Package, "--key", "second.key");

        var refused = await RunAsync("build", "toy.yaml", "-o", "out", "--locked");

        Assert.True(refused.ExitCode == 4, refused.All);
        Assert.Contains("who signed Acme.Ops.One 1.0.0: author Acme Publisher", refused.Error, StringComparison.Ordinal);
        Assert.Contains("slipway lock toy.yaml", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Site["out"]));
    }

    [Fact]
    public async Task Check_AnybodyWhomNoRootKnows_IsRefused()
    {
        await PrepareAsync("any");

        var refused = await RunAsync("check", "toy.yaml");

        Assert.True(refused.ExitCode == 7, refused.All);
        Assert.Contains("toy.yaml:8:28: error SLP6108", refused.Error, StringComparison.Ordinal);
        Assert.Contains("NU3018", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SomebodyElseThanThePolicyNames_IsRefused()
    {
        await PrepareAsync("identities, identities: [ second.pem ]", also: "second");

        var refused = await RunAsync("check", "toy.yaml");

        Assert.True(refused.ExitCode == 7, refused.All);
        Assert.Contains("SLP6108", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_APackageChangedAfterItWasSigned_IsRefused()
    {
        await PrepareAsync("identities, identities: [ acme.pem ]");
        var bytes = File.ReadAllBytes(Site[Package]);
        // The time of the first entry: nothing reads it, and it is signed like all the rest.
        bytes[10] ^= 1;
        File.WriteAllBytes(Site[Package], bytes);

        var refused = await RunAsync("check", "toy.yaml");

        Assert.True(refused.ExitCode == 7, refused.All);
        Assert.Contains("NU3008", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AnUnsignedPackageUnderAny_SaysBothKindsThatAreMissing()
    {
        Site.Feed.WithServer().WithPlugin("one");
        WritePolicy("any");

        var refused = await RunAsync("check", "toy.yaml");

        Assert.True(refused.ExitCode == 7, refused.All);
        Assert.Contains("there is no Acme.Ops.One.1.0.0.nupkg.sigstore.json; the package carries no signature of NuGet", refused.Error, StringComparison.Ordinal);
    }

    private async Task<X509Certificate2> PrepareAsync(string rule, string? also = null)
    {
        Site.Feed.WithServer().WithPlugin("one");
        var certificate = Certificate("acme", "Acme Publisher");
        if (also is not null)
        {
            Certificate(also, "Somebody Else").Dispose();
        }

        await SignAsync("acme");
        WritePolicy(rule);
        return certificate;
    }

    private void WritePolicy(string rule)
    {
        Site.Write("policy.yaml", $"apiVersion: slipway.dev/v1alpha1\nkind: BuildPolicy\nmetadata: {{ name: strict }}\nspec:\n  signatures: {{ packages: {rule} }}\n");
        Site.Manifest(["one"], "  policy: policy.yaml");
    }

    private X509Certificate2 Certificate(string name, string subject)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], critical: false));
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllBytes(Site[$"{name}.pfx"], certificate.Export(X509ContentType.Pfx, "test"));
        Site.Write($"{name}.pem", certificate.ExportCertificatePem());
        return certificate;
    }

    private async Task SignAsync(string name)
    {
        var start = new ProcessStartInfo("dotnet", ["nuget", "sign", Site[Package], "--certificate-path", Site[$"{name}.pfx"], "--certificate-password", "test"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }
}
