using Slipway.Images.Registries.Credentials;

namespace Slipway.Images.Tests.Registries;

public sealed class CredentialFilesTests : IDisposable
{
    // "me:canary-secret"
    private const string Encoded = "bWU6Y2FuYXJ5LXNlY3JldA==";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };

    [Theory]
    [InlineData("r.example", "r.example")]
    [InlineData("https://r.example", "r.example")]
    [InlineData("https://r.example/v2/", "r.example")]
    [InlineData("r.example/v1/", "r.example")]
    [InlineData("r.example/team/app", "r.example")]
    [InlineData("r.example/team", "r.example")]
    [InlineData("r.example:5000", "r.example:5000")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("docker.io", "docker.io")]
    public async Task Find_UnderAnyFormOfKey_FindsTheEntry(string key, string registry)
    {
        _folder.Write(".docker/config.json", $$"""{"auths":{"{{key}}":{"auth":"{{Encoded}}"} } }""");
        var found = await FindAsync(registry);
        Assert.Equal(("me", "canary-secret"), (found!.User, found.Password));
        Assert.DoesNotContain("canary", found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other.example")]
    [InlineData("r.example/other")]
    [InlineData("r.example/tea")]
    public async Task Find_UnderOtherKeys_FindsNothing(string key)
    {
        _folder.Write(".docker/config.json", $$"""{"auths":{"{{key}}":{"auth":"{{Encoded}}"} } }""");
        Assert.Null(await FindAsync("r.example"));
    }

    [Fact]
    public async Task Find_OfRepositoryAndHost_TakesTheNearer()
    {
        _folder.Write(".docker/config.json", $$$"""
            {"auths":{"r.example":{"username":"host","password":"x"},"r.example/team":{"username":"team","password":"x"},"r.example/team/app":{"auth":"{{{Encoded}}}"} } }
            """);
        Assert.Equal("me", (await FindAsync("r.example"))!.User);
        Assert.Equal("team", (await FindAsync("r.example", "team/other"))!.User);
        Assert.Equal("host", (await FindAsync("r.example", "elsewhere"))!.User);
    }

    [Fact]
    public async Task Find_IdentityToken_WinsOverAuth()
    {
        _folder.Write(".docker/config.json", $$$"""{"auths":{"r.example":{"auth":"{{{Encoded}}}","identitytoken":"it"} } }""");
        Assert.Equal("it", (await FindAsync("r.example"))!.IdentityToken);
    }

    [Fact]
    public async Task Find_FilesInOrder_TakesTheFirstThatKnows()
    {
        _variables["DOCKER_CONFIG"] = _folder["docker"];
        _variables["REGISTRY_AUTH_FILE"] = _folder["named.json"];
        _variables["XDG_RUNTIME_DIR"] = _folder["run"];
        _folder.Write("docker/config.json", """{"auths":{"a.example":{"username":"docker","password":"x"},"b.example":{}}}""");
        _folder.Write("named.json", """{"auths":{"a.example":{"username":"named","password":"x"},"b.example":{"username":"named","password":"x"}}}""");
        _folder.Write("run/containers/auth.json", """{"auths":{"c.example":{"username":"run","password":"x"}}}""");
        _folder.Write(".config/containers/auth.json", """{"auths":{"d.example":{"username":"config","password":"x"}}}""");
        _folder.Write(".docker/config.json", """{"auths":{"e.example":{"username":"not here","password":"x"}}}""");

        Assert.Equal("docker", (await FindAsync("a.example"))!.User);
        Assert.Equal("named", (await FindAsync("b.example"))!.User);
        Assert.Equal("run", (await FindAsync("c.example"))!.User);
        Assert.Equal("config", (await FindAsync("d.example"))!.User);
        Assert.Null(await FindAsync("e.example"));
    }

    [Fact]
    public async Task Find_WithHelpers_AsksTheRegistrysOwnThenTheStoreThenTheFile()
    {
        Helper("own", """read server; echo "{\"ServerURL\":\"$server\",\"Username\":\"own of $server\",\"Secret\":\"canary\"}" """);
        Helper("store", """
            read server
            case "$server" in
              https://index.docker.io/v1/) echo '{"Username":"<token>","Secret":"identity"}';;
              *) echo "credentials not found in native keychain"; exit 1;;
            esac
            """);
        _folder.Write(".docker/config.json", $$$"""
            {"credsStore":"store","credHelpers":{"r.example":"own"},"auths":{"r.example":{"auth":"{{{Encoded}}}"},"f.example":{"auth":"{{{Encoded}}}"},"docker.io":{} } }
            """);

        Assert.Equal("own of r.example", (await FindAsync("r.example"))!.User);
        Assert.Equal("identity", (await FindAsync("docker.io"))!.IdentityToken);
        Assert.Equal("me", (await FindAsync("f.example"))!.User);
        Assert.Null(await FindAsync("g.example"));
    }

    [Theory]
    [InlineData("exit 3", "SLP8011")]
    [InlineData("echo canary-secret; exit 1", "SLP8011")]
    [InlineData("echo canary-secret", "SLP8011")]
    [InlineData(null, "SLP8011")]
    public async Task Find_HelperThatFails_IsAProblemThatShowsNothing(string? script, string id)
    {
        if (script is not null)
        {
            Helper("bad", script);
        }

        _folder.Write(".docker/config.json", """{"credHelpers":{"r.example":"bad"}}""");
        var problem = Assert.Single((await Source().FindAsync("r.example", "team/app", CancellationToken.None)).Problems);
        Assert.Equal(id, problem.Id);
        Assert.Contains("docker-credential-bad", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ canary-secret")]
    [InlineData("[]")]
    [InlineData("""{"auths":{"r.example":{"auth":"canary-secret"}}}""")]
    [InlineData("""{"auths":{"r.example":{"auth":"Y2FuYXJ5"}}}""")]
    [InlineData("""{"auths":{"r.example":"canary-secret"}}""")]
    [InlineData("""{"credsStore":["canary-secret"]}""")]
    public async Task Find_MalformedFile_IsAProblemThatNamesItAndShowsNothing(string content)
    {
        var path = _folder.Write(".docker/config.json", content);
        var problem = Assert.Single((await Source().FindAsync("r.example", "team/app", CancellationToken.None)).Problems);
        Assert.Equal(("SLP8010", path), (problem.Id, problem.Subject));
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_WithoutAnyFile_IsAnonymous() => Assert.Null(await FindAsync("r.example"));

    public void Dispose() => _folder.Dispose();

    private CredentialFiles Source() => new(new CredentialEnvironment(_folder.Path, _variables));

    private async Task<RegistryCredential?> FindAsync(string registry, string repository = "team/app") =>
        (await Source().FindAsync(registry, repository, CancellationToken.None)).Required.Credential;

    private void Helper(string name, string script)
    {
        var path = _folder.Write($"bin/docker-credential-{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _variables["PATH"] = _folder["bin"] + ":" + Environment.GetEnvironmentVariable("PATH");
    }
}
