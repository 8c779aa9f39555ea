using System.Text.Json.Nodes;
using Slipway.Images.Tests.RealTools;
using Slipway.Trust.Tests;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>key new, sign and build --sign, judged by @sigstore/verify and openssl.</summary>
public sealed class SigningTests : CommandTest
{
    private static readonly (string, string) Passphrase = ("SLIPWAY_KEY_PASSPHRASE", "correct horse");

    [Fact]
    public async Task Build_Signed_CarriesSignaturesThatOthersVerify()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"], "  image: { repository: registry.example.com/team/toy }");
        var made = await RunAsync([Passphrase], "key", "new", "acme");
        var built = await RunAsync([Passphrase], "build", "toy.yaml", "-o", "out", "--sign", "acme.key");

        Assert.True(built.ExitCode == 0, made.All + built.All);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Site["acme.key"]) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Contains("BEGIN ENCRYPTED PRIVATE KEY", File.ReadAllText(Site["acme.key"]), StringComparison.Ordinal);
        var digest = built.Output.Trim().Split('@')[1];
        var bundles = Referrers("out/image", "application/vnd.dev.sigstore.bundle.v0.3+json");
        Assert.Equal(
            ["https://cyclonedx.org/bom", "https://sigstore.dev/cosign/sign/v1", "https://slsa.dev/provenance/v1"],
            bundles.Select(bundle => (string?)bundle["annotations"]!["dev.sigstore.bundle.predicateType"]).Order());
        foreach (var bundle in bundles)
        {
            Assert.Equal(digest, (string?)bundle["subject"]!["digest"]);
            var judged = await Judge.RunAsync("verify-key-bundle.mjs", Site["acme.pub"], BlobPath("out/image", bundle["layers"]![0]!["digest"]));
            Assert.True(judged.ExitCode == 0, judged.All);
            Assert.Contains(digest.Split(':')[1], judged.Output, StringComparison.Ordinal);
        }

        await VerifyTaggedAsync("out/image", digest, "registry.example.com/team/toy:1.2.3");
    }

    [Fact]
    public async Task Sign_AnImageInARegistry_TravelsWithItAndASecondSignatureStaysBesideTheFirst()
    {
        await using var registry = await DockerRegistry.StartAsync();
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("build", "toy.yaml", "-o", "out");
        await RunAsync("push", "out", $"{registry.Host}/team/toy:1");
        await RunAsync("key", "new", "first", "--no-passphrase");
        await RunAsync("key", "new", "second", "--no-passphrase");

        var signed = await RunAsync("sign", $"{registry.Host}/team/toy:1", "--key", "first.key");
        var again = await RunAsync("sign", $"{registry.Host}/team/toy:1", "--key", "second.key");
        var pulled = await RunAsync("pull", $"{registry.Host}/team/toy:1", "-o", "pulled", "--json");

        Assert.True(signed.ExitCode == 0 && again.ExitCode == 0, signed.All + again.All);
        Assert.Contains("signed 1 digest with", signed.Error, StringComparison.Ordinal);
        var bundles = Referrers("pulled", "application/vnd.dev.sigstore.bundle.v0.3+json").Select(bundle => BlobPath("pulled", bundle["layers"]![0]!["digest"])).ToList();
        Assert.Equal(2, bundles.Count);
        foreach (var bundle in bundles)
        {
            // What came back from the registry verifies by the key that signed it, and by no other.
            var first = await Judge.RunAsync("verify-key-bundle.mjs", Site["first.pub"], bundle);
            var second = await Judge.RunAsync("verify-key-bundle.mjs", Site["second.pub"], bundle);
            Assert.Equal([0, 1], new[] { first.ExitCode, second.ExitCode }.Order());
        }

        var digest = signed.Output.Trim().Split('@')[1];
        Assert.Equal(digest, (string?)JsonNode.Parse(pulled.Output)!["digest"]);
        var layers = Tagged("pulled", digest)["layers"]!.AsArray();
        Assert.Equal(2, layers.Count);
        Assert.Contains($"\"docker-reference\":\"{registry.Host}/team/toy:1\"", File.ReadAllText(BlobPath("pulled", layers[0]!["digest"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attest_AStatement_IsVerifiedByOthers()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("build", "toy.yaml", "-o", "out");
        await RunAsync("key", "new", "acme", "--no-passphrase");
        Site.Write("review.json", """{ "reviewer": "ann" }""");
        Site.Write("broken.json", "{ reviewer");

        var attested = await RunAsync("attest", "out", "--key", "acme.key", "--type", "https://example.com/review/v1", "--predicate", "review.json");
        var broken = await RunAsync("attest", "out", "--key", "acme.key", "--type", "https://example.com/review/v1", "--predicate", "broken.json");

        Assert.True(attested.ExitCode == 0, attested.All);
        var bundle = Assert.Single(Referrers("out/image", "application/vnd.dev.sigstore.bundle.v0.3+json"));
        var judged = await Judge.RunAsync("verify-key-bundle.mjs", Site["acme.pub"], BlobPath("out/image", bundle["layers"]![0]!["digest"]));
        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Contains("https://example.com/review/v1", judged.Output, StringComparison.Ordinal);
        Assert.Contains(attested.Output.Trim().Split("sha256:")[1], judged.Output, StringComparison.Ordinal);
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("broken.json is no JSON", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyBundle_OfASignedImage_AcceptsThatImageAndKeyOnly()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("key", "new", "acme", "--no-passphrase");
        await RunAsync("key", "new", "other", "--no-passphrase");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--sign", "acme.key");
        var digest = built.Output.Trim().Split('@')[1];
        var bundle = Referrers("out/image", "application/vnd.dev.sigstore.bundle.v0.3+json")
            .Single(one => (string?)one["annotations"]!["dev.sigstore.bundle.predicateType"] == "https://sigstore.dev/cosign/sign/v1");
        var text = File.ReadAllText(BlobPath("out/image", bundle["layers"]![0]!["digest"]));
        Site.Write("bundle.json", text);
        Site.Write("cut.json", text[..^10]);
        Site.Write("file", "another thing");

        var good = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--key", "acme.pub", digest);
        var json = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--key", "acme.pub", digest, "--json");
        var otherKey = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--key", "other.pub", digest);
        var otherThing = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--key", "acme.pub", "file");
        var cut = await RunAsync("verify-bundle", "--bundle", "cut.json", "--key", "acme.pub", digest);
        var identity = await RunAsync("verify-bundle", "--bundle", "bundle.json", "--certificate-identity", "a@b.example", "--certificate-oidc-issuer", "https://b.example", digest);
        var nobody = await RunAsync("verify-bundle", "--bundle", "bundle.json", digest);

        Assert.True(good.ExitCode == 0, good.All);
        Assert.Contains("signed by key", good.Output, StringComparison.Ordinal);
        Assert.Equal(digest, (string?)JsonNode.Parse(json.Output)!["digest"]);
        Assert.Equal((8, 8, 8, 8, 2), (otherKey.ExitCode, otherThing.ExitCode, cut.ExitCode, identity.ExitCode, nobody.ExitCode));
        Assert.All([otherKey, otherThing, cut, identity], refused => Assert.Equal("", refused.Output));
    }

    [Fact]
    public async Task Sign_WithAProgram_AsksItForTheSignature()
    {
        var openssl = Tool.Require("openssl", "openssl");
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync("build", "toy.yaml", "-o", "out");
        await RunAsync("key", "new", "acme", "--no-passphrase");
        var script = Site.Write("signer", $"""
            #!/bin/sh
            case "$1" in
              public-key) cat '{Site["acme.pub"]}' ;;
              sign) printf '%s' "$2" | cut -d: -f2 | xxd -r -p | {openssl} pkeyutl -sign -inkey '{Site["acme.key"]}' | base64 -w0 ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        }

        var signed = await RunAsync("sign", "out", "--signer", script);

        Assert.True(signed.ExitCode == 0, signed.All);
        await VerifyTaggedAsync("out/image", signed.Output.Trim().Split('@')[1], "toy:1.2.3");
    }

    [Fact]
    public async Task Sign_WhatCannotBe_SaysWhyAndWhatToDo()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        await RunAsync([Passphrase], "key", "new", "acme");

        var naked = await RunAsync("key", "new", "other");
        var taken = await RunAsync([Passphrase], "key", "new", "acme");
        var nobody = await RunAsync("sign", "out");
        var locked = await RunAsync("build", "toy.yaml", "-o", "out", "--sign", "acme.key");
        var wrong = await RunAsync([("SLIPWAY_KEY_PASSPHRASE", "battery")], "build", "toy.yaml", "-o", "out", "--sign", "acme.key");
        var missing = await RunAsync("build", "toy.yaml", "-o", "out", "--sign", "nope.key");

        Assert.Equal((2, 2, 2), (naked.ExitCode, taken.ExitCode, nobody.ExitCode));
        Assert.Contains("--no-passphrase", naked.Error, StringComparison.Ordinal);
        Assert.Contains("acme.key is there already", taken.Error, StringComparison.Ordinal);
        Assert.Contains("--key FILE", nobody.Error, StringComparison.Ordinal);
        Assert.All([locked, wrong], refused => Assert.Contains("error SLP60", refused.Error, StringComparison.Ordinal));
        Assert.All([locked, wrong, missing], refused => Assert.NotEqual(0, refused.ExitCode));
        Assert.False(Directory.Exists(Site["out"]));
    }

    private async Task VerifyTaggedAsync(string layout, string digest, string reference)
    {
        var openssl = Tool.Require("openssl", "openssl");
        var layer = Tagged(layout, digest)["layers"]![0]!;
        var payload = BlobPath(layout, layer["digest"]);
        var document = JsonNode.Parse(File.ReadAllText(payload))!["critical"]!;
        Assert.Equal((reference, digest), ((string?)document["identity"]!["docker-reference"], (string?)document["image"]!["docker-manifest-digest"]));
        File.WriteAllBytes(Site["signature"], Convert.FromBase64String((string)layer["annotations"]!["dev.cosignproject.cosign/signature"]!));
        var judged = await CommandRunner.RunAsync(openssl, ["dgst", "-sha256", "-verify", Site["acme.pub"], "-signature", Site["signature"], payload]);
        Assert.True(judged.ExitCode == 0, judged.All);
    }

    private List<JsonNode> Referrers(string layout, string type) =>
        [.. Entries(layout).Where(entry => (string?)entry["artifactType"] == type).Select(entry => Blob(layout, entry["digest"]))];

    private JsonNode Tagged(string layout, string digest) => Blob(layout, Entries(layout)
        .Single(entry => (string?)entry["annotations"]?["org.opencontainers.image.ref.name"] == $"{digest.Replace(':', '-')}.sig")["digest"]);

    private IEnumerable<JsonNode> Entries(string layout) => JsonNode.Parse(File.ReadAllText(Site[$"{layout}/index.json"]))!["manifests"]!.AsArray().Select(entry => entry!);

    private JsonNode Blob(string layout, JsonNode? digest) => JsonNode.Parse(File.ReadAllText(BlobPath(layout, digest)))!;

    private string BlobPath(string layout, JsonNode? digest) => Site[$"{layout}/blobs/{((string)digest!).Replace(':', '/')}"];
}
