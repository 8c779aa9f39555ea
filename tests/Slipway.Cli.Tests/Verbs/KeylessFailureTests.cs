using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Tests.Registries;
using Slipway.Trust.Tests.Verification;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Whatever one of the services does not do: it is said which and why, and nothing is signed.</summary>
public sealed class KeylessFailureTests(MockSigstore sigstore, TempFolder built) : KeylessTest(sigstore, built)
{
    [Fact]
    public async Task Sign_WithoutAnIdentity_SaysWhereOneComesFrom()
    {
        await BuildAsync();

        var result = await RefusedAsync(() => RunAsync("sign", "out", "--signing-config", Sigstore.SigningConfigFile), "SLP6601");

        Assert.Contains("SLIPWAY_IDENTITY_TOKEN", result.Error, StringComparison.Ordinal);
        Assert.Contains("audience 'sigstore'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ttl=-60", "SLP6603", "ended at")]
    [InlineData("aud=somebody", "SLP6602", "expected sigstore, found somebody")]
    public async Task Sign_WithATokenThatIsNotGood_IsRefusedBeforeAnythingIsAsked(string claims, string id, string said)
    {
        await BuildAsync();
        var token = await Sigstore.TokenAsync(claims);

        var result = await RefusedAsync(() => SignAsync(token: token), id);

        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(token, result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_WithWhatIsNoToken_DoesNotQuoteIt()
    {
        await BuildAsync();

        var result = await RefusedAsync(() => SignAsync(token: "hunter2.c2VjcmV0LXRoaW5n.x"), "SLP6602");

        Assert.DoesNotContain("hunter2", result.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caUrls")]
    [InlineData("rekorTlogUrls")]
    [InlineData("tsaUrls")]
    public async Task Sign_WhereAServiceIsNotListed_NamesWhatIsMissing(string service)
    {
        await BuildAsync();

        await RefusedAsync(() => SignAsync(Config(config => config[service] = new JsonArray())), "SLP6604");
    }

    [Fact]
    public async Task Sign_WhereTheLogIsOld_SaysWhichVersionIsSpoken()
    {
        await BuildAsync();

        var result = await RefusedAsync(() => SignAsync(Sigstore.OldSigningConfigFile), "SLP6604");

        Assert.Contains("expected 1 that speaks version 2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_OverAnOpenLine_IsRefused()
    {
        await BuildAsync();

        await RefusedAsync(() => SignAsync(Config(config => config["caUrls"]![0]!["url"] = "http://fulcio.example")), "SLP6604");
    }

    [Theory]
    [InlineData("caUrls")]
    [InlineData("rekorTlogUrls")]
    [InlineData("tsaUrls")]
    public async Task Sign_WhereAServiceIsDown_NamesIt(string service)
    {
        await BuildAsync();

        var result = await RefusedAsync(() => SignAsync(Config(config => config[service]![0]!["url"] = "http://127.0.0.1:1/down")), "SLP6605");

        Assert.Contains("http://127.0.0.1:1/down", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caUrls", 401, "SLP6606")]
    [InlineData("caUrls", 302, "SLP6606")]
    [InlineData("caUrls", 200, "SLP6607")]
    [InlineData("rekorTlogUrls", 400, "SLP6606")]
    [InlineData("rekorTlogUrls", 503, "SLP6605")]
    [InlineData("rekorTlogUrls", 201, "SLP6607")]
    [InlineData("tsaUrls", 400, "SLP6606")]
    [InlineData("tsaUrls", 201, "SLP6607")]
    public async Task Sign_WhereAServiceAnswersBadly_QuotesItWithoutTheToken(string service, int status, string id)
    {
        await BuildAsync();
        var token = await Sigstore.TokenAsync();
        await using var server = await ServerAsync(status, $$"""{ "message": "no such issuer: {{token}}" }""");

        var result = await RefusedAsync(() => SignAsync(Config(config => config[service]![0]!["url"] = $"http://{server.Authority}"), token), id);

        Assert.DoesNotContain(token, result.All, StringComparison.Ordinal);
        Assert.True(id == "SLP6607" || result.Error.Contains($"status {status}", StringComparison.Ordinal), result.All);
    }

    [Fact]
    public async Task Sign_WhereTheLogAnswersWithAnotherEntry_IsRefused()
    {
        await BuildAsync();
        var other = JsonNode.Parse(File.ReadAllText(Sigstore["dsse-rekor2-tsa"]))!["verificationMaterial"]!["tlogEntries"]![0]!;
        await using var server = await ServerAsync(201, other.ToJsonString());

        var result = await RefusedAsync(() => SignAsync(Config(config => config["rekorTlogUrls"]![0]!["url"] = $"http://{server.Authority}")), "SLP6607");

        Assert.Contains("not about this signature", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_WhereTheTrustedRootIsAnothers_IsRefusedAtOnce()
    {
        await BuildAsync();
        var root = JsonNode.Parse(File.ReadAllText(Sigstore.RootFile))!;
        root["timestampAuthorities"] = new JsonArray();
        Site.Write("root.json", root.ToJsonString());

        await RefusedAsync(() => SignAsync(null, null, "--trusted-root", "root.json"), "SLP6731");
    }

    [Fact]
    public async Task Build_WhereTheLogIsDown_LeavesNothing()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        var config = Config(config => config["rekorTlogUrls"]![0]!["url"] = "http://127.0.0.1:1/");

        var result = await RunAsync([("SLIPWAY_IDENTITY_TOKEN", await Sigstore.TokenAsync())], "build", "toy.yaml", "-o", "out", "--signing-config", config);

        Assert.Equal(8, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.False(Directory.Exists(Site["out"]));
    }

    [Theory]
    [InlineData("--identity-token", "token")]
    [InlineData("--signing-config", "config.json", "--key", "acme.key")]
    public async Task Sign_WithOptionsThatDoNotGoTogether_IsTwo(params string[] options) =>
        Assert.Equal(2, (await RunAsync(["sign", "out", .. options])).ExitCode);

    [Fact]
    public async Task Sign_WithWhatIsNoConfiguration_IsRefused()
    {
        await BuildAsync();

        await RefusedAsync(() => SignAsync(Sigstore.RootFile), "SLP6600");
    }

    // Whatever goes wrong: exit code 8, nothing on standard output, and the layout as it was.
    private async Task<CommandResult> RefusedAsync(Func<Task<CommandResult>> sign, string id)
    {
        string State() => string.Join('\n', Directory.EnumerateFiles(Site["out"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));
        var before = State();

        var result = await sign();

        Assert.Equal(8, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains($"error {id}", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, State());
        return result;
    }

    private string Config(Action<JsonNode> change)
    {
        _ = Slipway.Trust.Tests.Judge.Node;
        var config = JsonNode.Parse(File.ReadAllText(Sigstore.SigningConfigFile))!;
        change(config);
        return Site.Write("config.json", config.ToJsonString());
    }

    private static Task<WebServer> ServerAsync(int status, string answer) => WebServer.StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = status == 302 ? "http://127.0.0.1:1/elsewhere" : default(string);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer));
    });
}
