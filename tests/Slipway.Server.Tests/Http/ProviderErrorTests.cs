using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Http;

public sealed class ProviderErrorTests
{
    [Theory]
    [InlineData("bad_request", 400)]
    [InlineData("not_found", 404)]
    [InlineData("conflict", 409)]
    [InlineData("rate_limited", 429)]
    [InlineData("not_implemented", 501)]
    [InlineData("unavailable", 503)]
    [InlineData("timeout", 504)]
    [InlineData("unauthorized", 502)]
    [InlineData("forbidden", 502)]
    [InlineData("provider_error", 502)]
    [InlineData("NOT_FOUND", 502)]
    [InlineData("upstream_42", 502)]
    public async Task Refusal_OfAProvider_KeepsCodeAndMessage(string code, int status)
    {
        var answer = await RefusedAsync(new ProviderException(code, "disk 95% full on %s\nnext line \"quoted\""));

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal("disk 95% full on %s\nnext line \"quoted\"", answer.Message);
    }

    [Fact]
    public async Task Refusal_WithAWait_SetsRetryAfter()
    {
        var answer = await RefusedAsync(ProviderException.RateLimited("slow down", TimeSpan.FromMilliseconds(2500)));

        Assert.Equal("3", answer.Header("Retry-After"));
    }

    [Fact]
    public async Task Failure_OfAProvider_Is502WithoutItsInnards()
    {
        var answer = await RefusedAsync(new InvalidOperationException("password=hunter2"));

        Assert.Equal(502, answer.Status);
        Assert.Equal("provider_error", answer.Code);
        Assert.Equal("echo failed (InvalidOperationException); the log has more", answer.Message);
    }

    [Fact]
    public async Task Call_PastItsDeadline_Is504EvenIfTheProviderIgnoresIt()
    {
        var provider = new EchoProvider { OnIncident = static (_, _, _) => new TaskCompletionSource<Incident>().Task };
        await using var server = await ServerUnderTest.StartAsync(
            TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo", "OPSORCH_INCIDENT_TIMEOUT=50ms");

        var answer = await server.GetAsync("/incidents/x");
        var next = await server.PostAsync("/incidents/query", "{}");

        Assert.Equal((504, "timeout"), (answer.Status, answer.Code));
        Assert.Equal("echo did not answer incident.get within 0.05 s", answer.Message);
        Assert.Equal(200, next.Status);
    }

    [Fact]
    public async Task Client_ThatLeaves_CancelsTheCall()
    {
        var entered = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        var provider = new EchoProvider
        {
            OnIncident = async (_, _, token) =>
            {
                entered.SetResult();
                await using var registration = token.Register(left.SetResult);
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return new Incident();
            },
        };
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo");
        using var leaving = new CancellationTokenSource();

        var request = server.Client.GetAsync(new Uri("/incidents/x", UriKind.Relative), leaving.Token);
        await entered.Task;
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var record = Assert.Single(await server.StopAndReadAuditAsync());
        Assert.Equal("canceled", record.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task CallContext_CarriesWhatTheCallerSaid()
    {
        var provider = new EchoProvider();
        await using var server = await ServerUnderTest.StartAsync(
            TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo", "OPSORCH_BEARER_TOKEN=t");
        const string parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        await server.GetAsync(
            "/incidents/x",
            ("Authorization", "Bearer t"),
            ("X-Request-ID", "r-1"),
            ("X-User-Id", "ann"),
            ("X-Actor-Type", "Copilot"),
            ("Idempotency-Key", "k"),
            ("traceparent", parent));

        var call = Assert.IsType<CallContext>(provider.LastCall);
        Assert.Equal(("r-1", new Actor("copilot", "ann"), "default", "k", parent), (call.RequestId, call.Actor, call.Principal, call.IdempotencyKey, call.TraceParent));
        Assert.NotNull(call.Deadline);
    }

    private static async Task<Answer> RefusedAsync(Exception refusal)
    {
        var provider = new EchoProvider { OnIncident = (_, _, _) => Task.FromException<Incident>(refusal) };
        await using var server = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => provider), "OPSORCH_INCIDENT_PROVIDER=echo");
        return await server.GetAsync("/incidents/x");
    }
}
