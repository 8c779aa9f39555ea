using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Images.Composition;
using Slipway.Images.Registries;

namespace Slipway.Images.Tests.Registries;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Password = "canary-password";

    private readonly List<string> _issued = [];
    private FaultyRegistry _faulty = null!;
    private Func<HttpContext, Task> _issue = null!;
    private string _realm = null!;

    private FakeRegistry Registry => _faulty.Registry;

    public async ValueTask InitializeAsync()
    {
        _faulty = await FaultyRegistry.StartAsync();
        _realm = $"http://{Registry.Host}/token";
        _issue = context =>
        {
            lock (_issued)
            {
                _issued.Add($"canary-token-{_issued.Count}");
                return context.Response.WriteAsync(new JsonObject { ["token"] = _issued[^1], ["expires_in"] = 120 }.ToJsonString());
            }
        };
        Registry.Fault = ChallengeAsync;
    }

    /// <summary>Which of the issued tokens the registry takes.</summary>
    private Func<string, bool> Takes { get; set; } = _ => true;

    [Fact]
    public async Task Push_TokenRejectedInTheMiddle_FetchesAnotherAndGoesOn()
    {
        var puts = 0;
        Takes = token => token != "canary-token-0" || puts == 0;
        var inner = Registry.Fault;
        Registry.Fault = context =>
        {
            puts += context.Request.Method == "PUT" ? 1 : 0;
            return inner(context);
        };

        var broken = 0;
        await _faulty.AssertPushesAsync(options => Signed(options) with
        {
            Parallel = 1,
            Observe = exchange => Interlocked.Add(ref broken, exchange.Status == 0 ? 1 : 0),
        });

        Assert.Equal(["canary-token-0", "canary-token-1"], _issued);
        // One upload a blob: a refused token costs none. Only a connection that the machine breaks may, and each is counted.
        Assert.Equal(3, Registry.Count("POST", "uploads") - broken);
    }

    [Fact]
    public async Task Push_TokenThatExpires_IsRenewedBeforeItIsUsed()
    {
        using var client = new TestClient(Signed, _faulty.Time);
        await PushAsync(client, "1");
        _faulty.Time.Advance(TimeSpan.FromMinutes(5));
        Registry.Requests.Clear();

        await PushAsync(client, "2");

        Assert.Equal(2, _issued.Count);
        Assert.Equal(3 + 1, Registry.Requests.Count);
    }

    [Fact]
    public async Task Push_TokenNeverAccepted_IsDeniedAndNotTriedForEver()
    {
        Takes = _ => false;
        var problem = await _faulty.AssertFailsAsync(Signed);
        Assert.Equal("SLP8007", problem.Id);
        Assert.InRange(_issued.Count, 1, 2);
    }

    [Theory]
    [InlineData("http://169.254.169.254/token")]
    [InlineData("http://me:you@127.0.0.1/token")]
    [InlineData("gopher://example.com/")]
    public async Task Push_RealmThatNobodyShouldAsk_IsNotAsked(string realm)
    {
        _realm = realm;
        Assert.Equal("SLP8008", (await _faulty.AssertFailsAsync(Signed)).Id);
        Assert.Empty(_issued);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json canary-password")]
    [InlineData("{\"token\": \"canary-password with\\nline\"}")]
    [InlineData("{\"token\": 3}")]
    [InlineData("{\"token\": \"\\ud800\"}")]
    [InlineData("[]")]
    public async Task Push_TokenThatCannotBeUsed_IsAProblemThatShowsNothing(string body)
    {
        _issue = context => context.Response.WriteAsync(body);
        var problem = await _faulty.AssertFailsAsync(Signed);
        Assert.Equal("SLP8012", problem.Id);
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_TokenServiceBusy_IsAskedAgain()
    {
        var asked = 0;
        var issue = _issue;
        _issue = context => asked++ < 2 ? FakeRegistry.ErrorAsync(context, 503, "BUSY") : issue(context);
        await _faulty.AssertPushesAsync(Signed);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Push_TokenServiceThatRedirects_IsNotFollowed()
    {
        await using var thief = await FakeRegistry.StartAsync();
        _issue = context =>
        {
            context.Response.Redirect($"http://{thief.Host}/token");
            return Task.CompletedTask;
        };
        Assert.Equal("SLP8012", (await _faulty.AssertFailsAsync(Signed)).Id);
        Assert.Empty(thief.Requests);
    }

    [Fact]
    public async Task Push_IdentityTokenAtServiceWithoutPost_FallsBackToGet()
    {
        var asked = new List<string>();
        var issue = _issue;
        _issue = context =>
        {
            asked.Add(context.Request.Method);
            return context.Request.Method == "POST" ? FakeRegistry.ErrorAsync(context, 404, "NOT_FOUND") : issue(context);
        };
        await _faulty.AssertPushesAsync(options => options with { Credentials = TestClient.Identity("canary-identity") });
        Assert.Equal(["POST", "GET"], asked);
    }

    [Fact]
    public async Task Push_RegistryThatRepeatsSecrets_NoneIsShownAnywhere()
    {
        var inner = Registry.Fault;
        Registry.Fault = async context =>
        {
            context.Response.Headers.Append("Warning", $"299 - \"you sent {context.Request.Headers.Authorization}\"");
            if (await inner(context))
            {
                return true;
            }

            var refuse = context.Request.Path.Value!.Contains("manifests", StringComparison.Ordinal) && context.Request.Method == "PUT";
            if (refuse)
            {
                await FakeRegistry.ErrorAsync(context, 400, "BAD", $"{context.Request.Headers.Authorization} and {Password} and {Convert.ToBase64String("me:canary-password"u8)}");
            }

            return refuse;
        };
        using var client = new TestClient(Signed, _faulty.Time);

        var pushed = await ImagePush.PushAsync(
            client.Client, PackedImage.Of(_faulty.Image), [], new PushTarget(Registry.At("team/app"), ["1"]), CancellationToken.None);

        var everything = string.Join('\n', pushed.Problems.Select(problem => problem.ToString())
            .Concat(client.Warnings.Select(warning => warning.ToString()))
            .Concat(client.Exchanges.Select(exchange => exchange.ToString()))
            .Append(client.Client.Options.Credentials.ToString()));
        Assert.Contains("***", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("me:canary-password"u8), everything, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => pushed.Required);
    }

    public ValueTask DisposeAsync() => _faulty.DisposeAsync();

    private static RegistryOptions Signed(RegistryOptions options) => options with { Credentials = TestClient.Password("me", Password) };

    private async Task PushAsync(TestClient client, string tag) => Assert.True((await ImagePush.PushAsync(
        client.Client, PackedImage.Of(_faulty.Image), [], new PushTarget(Registry.At("team/app"), [tag]), CancellationToken.None)).Ok);

    private async Task<bool> ChallengeAsync(HttpContext context)
    {
        if (context.Request.Path == "/token")
        {
            await _issue(context);
            return true;
        }

        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (_issued.Contains(token) && Takes(token))
        {
            return false;
        }

        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{_realm}\",service=\"test\",scope=\"repository:team/app:pull\"";
        await FakeRegistry.ErrorAsync(context, 401, "UNAUTHORIZED");
        return true;
    }
}
