using System.Text.Json.Nodes;
using Slipway.Trust.Tests;
using Slipway.Trust.Tests.Verification;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Signing as an identity, with the services of @sigstore/mock, judged by @sigstore/verify and by verify-bundle.</summary>
public sealed class KeylessSigningTests(MockSigstore sigstore, TempFolder built) : KeylessTest(sigstore, built)
{
    [Theory]
    [InlineData("")]
    [InlineData("email=dev@builder.test")]
    public async Task Sign_AsAnIdentity_IsVerifiedByOthersAndByUs(string claims)
    {
        var identity = claims.Length == 0 ? Sigstore.Workflow : Sigstore.Person;
        await BuildAsync();

        var signed = await RunAsync([("SLIPWAY_IDENTITY_TOKEN", await Sigstore.TokenAsync(claims))],
            "sign", "out", "--signing-config", Sigstore.SigningConfigFile, "--trusted-root", Sigstore.RootFile);

        Assert.True(signed.ExitCode == 0, signed.All);
        Assert.Contains($"with {identity}", signed.Error, StringComparison.Ordinal);
        var digest = signed.Output.Trim().Split('@')[1];
        var bundle = Assert.Single(Bundles("https://sigstore.dev/cosign/sign/v1"));
        var judged = await JudgeAsync(bundle, identity.Subject);
        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.StartsWith($"VERIFIED dsseEnvelope san={identity.Subject} issuer={identity.Issuer}", judged.Output, StringComparison.Ordinal);
        var ours = await RunAsync("verify-bundle", "--bundle", bundle, "--certificate-identity", identity.Subject,
            "--certificate-oidc-issuer", identity.Issuer, "--trusted-root", Sigstore.RootFile, digest);
        Assert.True(ours.ExitCode == 0, ours.All);
        // Cosign's first form has no room for what proves an identity.
        Assert.DoesNotContain(".sig\"", File.ReadAllText(Site["out/image/index.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dsseEnvelope/payload")]
    [InlineData("dsseEnvelope/signatures/0/sig")]
    [InlineData("verificationMaterial/tlogEntries/0/canonicalizedBody")]
    [InlineData("verificationMaterial/tlogEntries/0/inclusionProof/checkpoint/envelope")]
    [InlineData("verificationMaterial/timestampVerificationData/rfc3161Timestamps/0/signedTimestamp")]
    public async Task Sign_AndSomebodyChangesIt_IsRefusedByOthersAndByUs(string path)
    {
        await BuildAsync();
        var signed = await SignAsync();
        Assert.True(signed.ExitCode == 0, signed.All);
        var bundle = Assert.Single(Bundles());
        var changed = JsonNode.Parse(File.ReadAllText(bundle))!;
        var parts = path.Split('/');
        JsonNode? Step(JsonNode? node, string part) => node is JsonArray list ? list[0] : node![part];
        var owner = parts[..^1].Aggregate((JsonNode?)changed, Step)!;
        var value = (string)owner[parts[^1]]!;
        // A digit of base64 near the end, where signatures are, or of the checkpoint's root.
        var at = value.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line ? value.IndexOf('\n', line + 1) + 5 : value.Length - 8;
        owner[parts[^1]] = $"{value[..at]}{(value[at] == 'A' ? 'B' : 'A')}{value[(at + 1)..]}";
        Site.Write("changed.json", changed.ToJsonString());

        var judged = await JudgeAsync(Site["changed.json"], Sigstore.Workflow.Subject);
        var ours = await RunAsync("verify-bundle", "--bundle", "changed.json", "--certificate-identity", Sigstore.Workflow.Subject,
            "--certificate-oidc-issuer", Sigstore.Workflow.Issuer, "--trusted-root", Sigstore.RootFile, signed.Output.Trim().Split('@')[1]);

        Assert.Equal((1, 8), (judged.ExitCode, ours.ExitCode));
    }

    [Fact]
    public async Task Build_AsAnIdentity_SignsImageAndEvidence()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"], "  image: { repository: registry.example.com/team/toy }");
        Site.Write("token", await Sigstore.TokenAsync());

        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--signing-config", Sigstore.SigningConfigFile, "--identity-token", "token");

        Assert.True(built.ExitCode == 0, built.All);
        Assert.Equal(
            ["https://cyclonedx.org/bom", "https://sigstore.dev/cosign/sign/v1", "https://slsa.dev/provenance/v1"],
            Referrers().Select(bundle => (string?)bundle["annotations"]!["dev.sigstore.bundle.predicateType"]).Order());
        foreach (var bundle in Bundles())
        {
            var judged = await JudgeAsync(bundle, Sigstore.Workflow.Subject);
            Assert.True(judged.ExitCode == 0, judged.All);
        }
    }

    [Fact]
    public async Task Attest_MoreThanALogTakes_IsLoggedByItsHash()
    {
        await BuildAsync();
        Site.Write("large.json", $$"""{ "text": "{{new string('x', 1_200_000)}}" }""");

        var attested = await RunAsync([("SIGSTORE_ID_TOKEN", await Sigstore.TokenAsync())],
            "attest", "out", "--type", "https://example.com/large/v1", "--predicate", "large.json", "--signing-config", Sigstore.SigningConfigFile);

        Assert.True(attested.ExitCode == 0, attested.All);
        var bundle = Assert.Single(Bundles());
        Assert.Equal("hashedrekord", (string?)JsonNode.Parse(File.ReadAllText(bundle))!["verificationMaterial"]!["tlogEntries"]![0]!["kindVersion"]!["kind"]);
        var ours = await RunAsync("verify-bundle", "--bundle", bundle, "--certificate-identity", Sigstore.Workflow.Subject,
            "--certificate-oidc-issuer", Sigstore.Workflow.Issuer, "--trusted-root", Sigstore.RootFile, attested.Output.Trim().Split('@')[1]);
        Assert.True(ours.ExitCode == 0, ours.All);
        Assert.Contains("https://example.com/large/v1", ours.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_InAJobOfGitHub_AsksItForTheToken()
    {
        await BuildAsync();
        var identity = await Sigstore.TokenAsync();
        await using var github = await Images.Tests.Registries.WebServer.StartAsync(async context =>
        {
            var asked = context.Request.Headers.Authorization == "Bearer of-the-job" && context.Request.QueryString.Value == "?api-version=2.0&audience=sigstore";
            context.Response.StatusCode = asked ? 200 : 403;
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($$"""{ "count": 1, "value": "{{identity}}" }"""));
        });
        (string, string)[] Job(string bearer) =>
            [("ACTIONS_ID_TOKEN_REQUEST_URL", $"http://{github.Authority}/token?api-version=2.0"), ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", bearer)];

        var refused = await RunAsync(Job("of-somebody"), "sign", "out", "--signing-config", Sigstore.SigningConfigFile);
        var signed = await RunAsync(Job("of-the-job"), "sign", "out", "--signing-config", Sigstore.SigningConfigFile);

        Assert.Equal((8, 0), (refused.ExitCode, signed.ExitCode));
        Assert.Contains("SLP6606", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(identity, refused.All + signed.All, StringComparison.Ordinal);
    }
}
