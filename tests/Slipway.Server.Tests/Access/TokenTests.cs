using System.Security.Cryptography;
using System.Text;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Access;

public sealed class TokenTests
{
    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Bearer s3cretx", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Basic s3cret", 401)]
    [InlineData("Bearer s3cret", 200)]
    [InlineData("bearer  s3cret ", 200)]
    public async Task Request_WithAToken_IsAdmittedByItsText(string? authorization, int status)
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_BEARER_TOKEN= s3cret "]);

        var answer = authorization is null
            ? await server.GetAsync("/incidents/x", ("X-Request-ID", "r"))
            : await server.GetAsync("/incidents/x", ("Authorization", authorization), ("X-Request-ID", "r"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 401 ? null : "r", answer.Header("X-Request-ID"));
        Assert.Equal(status == 401 ? "Bearer" : null, answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/health", 200)]
    [InlineData("GET", "/ready", 200)]
    [InlineData("OPTIONS", "/incidents/x", 200)]
    [InlineData("GET", "/plugins", 401)]
    [InlineData("GET", "/metrics", 401)]
    [InlineData("GET", "/openapi/v1.json", 401)]
    [InlineData("GET", "/providers/incident", 401)]
    [InlineData("GET", "/nope", 401)]
    public async Task Path_WithoutAToken_IsOpenOnlyForProbes(string method, string path, int status)
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OPSORCH_BEARER_TOKEN=t"]);

        Assert.Equal(status, (await server.SendAsync(method, path)).Status);
    }

    [Theory]
    [InlineData("reader", "POST", "/incidents/query", 200)]
    [InlineData("reader", "POST", "/incidents", 403)]
    [InlineData("reader", "GET", "/plugins", 200)]
    [InlineData("writer", "POST", "/incidents", 201)]
    [InlineData("writer", "POST", "/providers/incident", 403)]
    [InlineData("boss", "POST", "/providers/incident", 501)]
    public async Task Token_OfAScope_MayDoWhatItsScopeSays(string token, string method, string path, int status)
    {
        using var folder = new TempFolder();
        var file = folder.Write("tokens", Tokens(("r", "read", "reader"), ("w", "write", "writer"), ("a", "admin", "boss")));
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, $"OPSORCH_TOKENS_FILE={file}"]);

        var answer = await server.SendAsync(method, path, method == "POST" ? "{}" : null, ("Authorization", $"Bearer {token}"));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task TokensFile_ThatChanges_CountsSoon()
    {
        using var folder = new TempFolder();
        var file = folder.Write("tokens", "# nobody\n");
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, $"OPSORCH_TOKENS_FILE={file}"]);
        Assert.Equal(401, (await server.GetAsync("/plugins", ("Authorization", "Bearer new"))).Status);

        folder.Write("tokens", Tokens(("n", "read", "new")));

        var status = 0;
        for (var attempt = 0; attempt < 100 && status != 200; attempt++)
        {
            status = (await server.GetAsync("/plugins", ("Authorization", "Bearer new"))).Status;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task TokensFile_WithFaults_StopsTheStartWithEachLine()
    {
        using var folder = new TempFolder();
        var file = folder.Write("tokens", "a read sha256:00\nb root sha256:" + new string('0', 64) + "\n");

        var problems = await ServerUnderTest.RefuseAsync($"OPSORCH_TOKENS_FILE={file}");

        Assert.Equal(2, problems.Count);
        Assert.All(problems, problem => Assert.Contains("NAME SCOPE sha256:HEX", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusals_AreAuditedWithTheRequestId()
    {
        using var folder = new TempFolder();
        var file = folder.Write("tokens", Tokens(("r", "read", "reader")));
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, $"OPSORCH_TOKENS_FILE={file}"]);

        await server.GetAsync("/incidents/x", ("X-Request-ID", "r-401"));
        await server.PostAsync("/incidents", "{}", ("Authorization", "Bearer reader"), ("X-Request-ID", "r-403"));

        var records = await server.StopAndReadAuditAsync();
        Assert.Equal(["request.denied", "incident.created"], records.Select(record => record.GetProperty("action").GetString()!));
        Assert.Equal(["r-401", "r-403"], records.Select(record => record.GetProperty("request_id").GetString()!));
        Assert.All(records, record => Assert.Equal("denied", record.GetProperty("outcome").GetString()));
        Assert.Equal("r", records[1].GetProperty("principal").GetString());
    }

    private static string Tokens(params (string Name, string Scope, string Text)[] tokens) => string.Concat(tokens.Select(
        token => $"{token.Name} {token.Scope} sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Text)))}\n"));
}
