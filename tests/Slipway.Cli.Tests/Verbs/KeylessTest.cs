using System.Text.Json.Nodes;
using Slipway.Trust.Tests;
using Slipway.Trust.Tests.Verification;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>An image that is signed as an identity of a Sigstore instance on loopback.</summary>
public abstract class KeylessTest(MockSigstore sigstore, TempFolder built) : CommandTest, IClassFixture<MockSigstore>, IClassFixture<TempFolder>
{
    public MockSigstore Sigstore => sigstore;

    // One build for the tests of a class: they are about what is signed, not how it is made.
    private protected async Task BuildAsync()
    {
        _ = Judge.Node;
        if (!Directory.Exists(built["out"]))
        {
            Site.Feed.WithServer();
            Site.Manifest([]);
            var made = await RunAsync("build", "toy.yaml", "-o", "out");
            Assert.True(made.ExitCode == 0, made.All);
            Directory.Move(Site["out"], built["out"]);
        }

        var copied = await CommandRunner.RunAsync("cp", ["-r", built["out"], Site["out"]]);
        Assert.True(copied.ExitCode == 0, copied.All);
    }

    private protected async Task<CommandResult> SignAsync(string? config = null, string? token = null, params string[] more) => await RunAsync(
        [("SLIPWAY_IDENTITY_TOKEN", token ?? await Sigstore.TokenAsync())], ["sign", "out", "--signing-config", config ?? Sigstore.SigningConfigFile, .. more]);

    private protected Task<CommandResult> JudgeAsync(string bundle, string subject) =>
        Judge.RunAsync("verify-bundle.mjs", bundle, Sigstore.RootFile, "--san", subject, "--issuer", Sigstore.Workflow.Issuer);

    /// <summary>The bundles beside the image, of one kind or of all.</summary>
    private protected List<string> Bundles(string? type = null) =>
        [.. Referrers().Where(manifest => type is null || (string?)manifest["annotations"]!["dev.sigstore.bundle.predicateType"] == type)
            .Select(manifest => Blob(manifest["layers"]![0]!["digest"]))];

    private protected IEnumerable<JsonNode> Referrers() => JsonNode.Parse(File.ReadAllText(Site["out/image/index.json"]))!["manifests"]!.AsArray()
        .Where(entry => (string?)entry!["artifactType"] == "application/vnd.dev.sigstore.bundle.v0.3+json")
        .Select(entry => JsonNode.Parse(File.ReadAllText(Blob(entry!["digest"])))!);

    private string Blob(JsonNode? digest) => Site[$"out/image/blobs/{((string)digest!).Replace(':', '/')}"];
}
