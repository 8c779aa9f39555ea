using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;
using Slipway.Trust.Tests;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>verify by a policy: in layouts and in a real registry.</summary>
public sealed class VerifyTests : CommandTest
{
    private const string Name = "registry.example.com/platform/toy";
    private const string Full = """
        signatures: { by: [ release ] }
              provenance: { builders: [ { id: "https://slipway.dev/builders/local/v1", by: [ release ], parameters: [ manifest, manifestPath, platform, configuration ] } ] }
              sbom: { by: [ release ] }
        """;

    [Fact]
    public async Task Verify_ABuildThatProvesEverything_SaysWhatItFound()
    {
        await BuildSignedAsync();
        Policy(Full);
        Advise("Acme.Other");

        var plain = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name);
        var json = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name, "--json");
        var spelled = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", "REGISTRY.example.com:0443/platform/toy:1.0", "--json");
        var noName = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", "https://registry.example.com/platform/toy");
        Policy(Full + "\n      advisories: { failOn: low }");
        var scanned = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name, "--advisories", "advisories");
        Policy("sbom: { by: [ release ], quality: L1 }");
        var poor = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name);

        Assert.True(plain.ExitCode == 0, plain.All);
        Assert.Contains("verified, SLSA build level 1", plain.Output, StringComparison.Ordinal);
        Assert.Contains("ok     signatures: release", plain.Output, StringComparison.Ordinal);
        var part = JsonNode.Parse(json.Output)!["parts"]![0]!;
        Assert.Equal(
            ["content", "listing", "signatures", "provenance", "sbom", "sbom coverage"],
            part["checks"]!.AsArray().Select(check => (string?)check!["id"]));
        Assert.Equal("registry.example.com:443/platform/toy", (string?)JsonNode.Parse(spelled.Output)!["repository"]);
        Assert.Equal(2, noName.ExitCode);
        Assert.True(scanned.ExitCode == 0, scanned.All);
        Assert.Contains("ok     advisories: 0 findings", scanned.Output, StringComparison.Ordinal);
        // The toy server's package has no licence.
        Assert.Equal(8, poor.ExitCode);
        Assert.Contains("SLP6505", poor.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_Quietly_SaysTheVerdictAndWhatFailed()
    {
        await BuildSignedAsync();
        await RunAsync("key", "new", "other", "--no-passphrase");

        var good = await RunAsync("verify", "out", "--key", "release.pub", "-q");
        var other = await RunAsync("verify", "out", "--key", "other.pub", "-q");

        Assert.Matches(@"\A\S+@sha256:[0-9a-f]{64}: verified\n\z", good.Output);
        Assert.Equal("", good.Error);
        Assert.DoesNotContain("  ok ", other.Output, StringComparison.Ordinal);
        Assert.Contains("  FAILED signatures: ", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ByAKeyThatAnybodyMayWrite_WarnsOfIt()
    {
        await BuildSignedAsync();
        var opened = await CommandRunner.RunAsync("/bin/chmod", ["o+w", Site["release.pub"]]);
        Assert.True(opened.ExitCode == 0, opened.All);

        var result = await RunAsync("verify", "out", "--key", "release.pub");

        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("warning SLP6013: release.pub: Every user of this machine may write this file", result.Error, StringComparison.Ordinal);
        Assert.Contains("chmod o-w release.pub", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ByAKeyAlone_TellsItsHolderFromOthers()
    {
        await BuildSignedAsync();
        await RunAsync("key", "new", "other", "--no-passphrase");

        var good = await RunAsync("verify", "out", "--key", "release.pub");
        var other = await RunAsync("verify", "out", "--key", "other.pub", "--json");
        var nothing = await RunAsync("verify", "out");
        var both = await RunAsync("verify", "out", "--key", "other.pub", "--policy", "verify.yaml");

        Assert.True(good.ExitCode == 0, good.All);
        Assert.Equal(8, other.ExitCode);
        Assert.False((bool)JsonNode.Parse(other.Output)!["allowed"]!);
        Assert.Contains("error SLP6502", other.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (nothing.ExitCode, both.ExitCode));
        Assert.Contains("--policy FILE", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhatProvesNothing_IsRefusedOrToldAsThePolicySays()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("key", "new", "release", "--no-passphrase");
        await RunAsync("build", "toy.yaml", "-o", "out");

        Policy(Full);
        var refused = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name, "--sarif", "v.sarif");
        var elsewhere = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", "registry.example.com/other/toy");
        var nameless = await RunAsync("verify", "out", "--policy", "verify.yaml");
        Policy("mode: audit\n      " + Full);
        var told = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name);
        Policy("mode: skip");
        var skipped = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name);

        Assert.Equal((8, 8, 2, 0, 0), (refused.ExitCode, elsewhere.ExitCode, nameless.ExitCode, told.ExitCode, skipped.ExitCode));
        Assert.Contains("FAILED signatures: nothing of the kind; expected signatures by 1 of: release", refused.Output, StringComparison.Ordinal);
        Assert.Contains("error SLP6500", elsewhere.Error, StringComparison.Ordinal);
        Assert.Contains("--name REGISTRY/REPOSITORY", nameless.Error, StringComparison.Ordinal);
        Assert.Contains("warning SLP6501", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("error", told.Error, StringComparison.Ordinal);
        Assert.Contains("the policy skips it", skipped.Output, StringComparison.Ordinal);
        var judged = await Judge.RunAsync("sarif-validate.mjs", Site["v.sarif"]);
        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Equal(7, (int?)Read("v.sarif")["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]);
    }

    [Theory]
    [InlineData("/app/smuggled.dll", "app/smuggled.dll", null)]
    [InlineData("/link/smuggled.dll", "app/smuggled.dll", null)]
    [InlineData("/elsewhere/program", "elsewhere/program", "OPSORCH_INCIDENT_PLUGIN=/elsewhere/program")]
    [InlineData("/elsewhere/hook.dll", "elsewhere/hook.dll", "DOTNET_STARTUP_HOOKS=/elsewhere/hook.dll")]
    public async Task Verify_AFileThatNoBillNames_IsFound(string name, string told, string? variable)
    {
        var umoci = Tool.Require("umoci", "umoci");
        await BuildSignedAsync();
        // umoci does not end the tar of what it inserts, which nobody minds.
        Site.Write("smuggled.dll", "not asked for");
        File.CreateSymbolicLink(Site["link"], "/app");
        foreach (var (source, place) in new[] { ("link", "/link"), ("smuggled.dll", name) })
        {
            var inserted = await CommandRunner.RunAsync(umoci, ["insert", "--rootless", "--image", $"{Site["out/image"]}:1.2.3", Site[source], place]);
            Assert.True(inserted.ExitCode == 0, inserted.All);
        }

        if (variable is not null)
        {
            var configured = await CommandRunner.RunAsync(umoci, ["config", "--image", $"{Site["out/image"]}:1.2.3", "--config.env", variable]);
            Assert.True(configured.ExitCode == 0, configured.All);
        }

        // The signer is careless, and gives the changed image the bill of the one before.
        await RunAsync("sign", "out", "--key", "release.key", "--name", $"{Name}:1.2.3");
        var attested = await RunAsync("attest", "out", "--key", "release.key", "--type", "https://cyclonedx.org/bom", "--predicate", "out/sbom.cdx.json");
        Assert.True(attested.ExitCode == 0, attested.All);
        Policy("signatures: { by: [ release ] }\n      sbom: { by: [ release ] }");

        var verified = await RunAsync("verify", "out", "--policy", "verify.yaml", "--name", Name);

        Assert.True(verified.ExitCode == 8, verified.All);
        Assert.Contains("error SLP6504", verified.Error, StringComparison.Ordinal);
        Assert.Contains(told, verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ALayoutWithOneByteOfALayerChanged_NeverSucceeds()
    {
        await BuildSignedAsync();
        var layer = new DirectoryInfo(Site["out/image/blobs/sha256"]).GetFiles().MaxBy(file => file.Length)!;
        using (var stream = layer.Open(FileMode.Open))
        {
            stream.Position = layer.Length / 2;
            var old = stream.ReadByte();
            stream.Position = layer.Length / 2;
            stream.WriteByte((byte)(old ^ 1));
        }

        var verified = await RunAsync("verify", "out", "--key", "release.pub");

        Assert.NotEqual(0, verified.ExitCode);
        Assert.Contains(layer.Name, verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_InARegistry_FetchesWhatIsAskedForAndAttachesAVerdict()
    {
        await using var registry = await DockerRegistry.StartAsync();
        await BuildSignedAsync();
        var image = $"{registry.Host}/platform/toy:1.2.3";
        await RunAsync("push", "out", image);
        await RunAsync("key", "new", "verifier", "--no-passphrase");
        Policy(Full, $"{registry.Host}/platform/*");

        var first = await RunAsync("verify", image, "--policy", "verify.yaml", "--summary", "vsa.json", "--attach", "--sign", "verifier.key");
        var byKey = await RunAsync("verify", image, "--key", "release.pub");
        Policy($"attestations: [ {{ type: \"https://slsa.dev/verification_summary/v1\", by: [ verifier ] }} ]", $"{registry.Host}/platform/*", "verifier");
        var bySummary = await RunAsync("verify", image, "--policy", "verify.yaml");
        await RunAsync("sign", image, "--key", "verifier.key");
        Policy("signatures: { by: [ release, verifier ], atLeast: 2 }", $"{registry.Host}/platform/*", "release", "verifier");
        var two = await RunAsync("verify", image, "--policy", "verify.yaml");

        Assert.True(first.ExitCode == 0, first.All);
        Assert.True(byKey.ExitCode == 0 && bySummary.ExitCode == 0 && two.ExitCode == 0, byKey.All + bySummary.All + two.All);
        var statement = JsonNode.Parse(Convert.FromBase64String((string)Read("vsa.json")["payload"]!))!;
        Assert.Equal("PASSED", (string?)statement["predicate"]!["verificationResult"]);
        Assert.Equal("SLSA_BUILD_LEVEL_1", (string?)statement["predicate"]!["verifiedLevels"]![0]);
        Assert.StartsWith($"oci://{registry.Host}/platform/toy@sha256:", (string?)statement["predicate"]!["resourceUri"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhenTheListOfReferrersIsRefused_IsNeverTakenForUnsigned()
    {
        await using var registry = await DockerRegistry.StartAsync();
        await using var sulking = await RefusingProxy.StartAsync(registry.Host, path => path.Contains("/referrers/", StringComparison.Ordinal));
        await BuildSignedAsync();
        await RunAsync("push", "out", $"{registry.Host}/platform/toy:1.2.3");
        Policy("mode: audit\n      signatures: { by: [ release ] }", "*");

        var verified = await RunAsync("verify", $"{sulking.Host}/platform/toy:1.2.3", "--policy", "verify.yaml");

        // Even where the policy only watches, and although the signature of the older form was there.
        Assert.Equal(10, verified.ExitCode);
        Assert.Contains("FAILED listing: some could not be", verified.Output, StringComparison.Ordinal);
        Assert.Contains("error SLP8007", verified.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SLP6501", verified.Error, StringComparison.Ordinal);
    }

    private async Task BuildSignedAsync()
    {
        Site.Feed.WithServer().WithPlugin("one", more: package => package.Licensed("MIT"));
        Site.Manifest(["one"], $"  image: {{ repository: {Name} }}");
        await RunAsync("key", "new", "release", "--no-passphrase");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--sign", "release.key");
        Assert.True(built.ExitCode == 0, built.All);
    }

    private void Policy(string demands, string match = "registry.example.com/platform/*", params string[] signers) => Site.Write("verify.yaml", $"""
        apiVersion: slipway.dev/v1alpha1
        kind: VerifyPolicy
        metadata: {"{ name: test }"}
        spec:
          signers: [ {string.Join(", ", (signers.Length == 0 ? ["release"] : signers).Select(signer => $"{{ name: {signer}, key: {signer}.pub }}"))} ]
          scopes:
            - match: "{match}"
              {demands}
        """);

    private void Advise(string package) => Site.Write("advisories/GHSA-1.json", $$"""
        { "id": "GHSA-1", "modified": "2026-06-01T00:00:00Z", "affected": [ { "package": { "ecosystem": "NuGet", "name": "{{package}}" }, "ranges": [ { "type": "ECOSYSTEM", "events": [ { "introduced": "0" } ] } ] } ] }
        """);

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Site[file]))!;
}
