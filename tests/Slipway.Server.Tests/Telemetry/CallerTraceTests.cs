using System.Net;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Plugins;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Telemetry;

/// <summary>What a provider asks of others carries the caller's trace, whether or not the server takes traces itself.</summary>
[Collection(nameof(TraceTests))]
public sealed class CallerTraceTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER=none")]
    [InlineData("OTEL_TRACES_SAMPLER=always_off")]
    public async Task UpstreamRequest_WithoutASpanOfOurs_CarriesTheCallersTrace(string variable)
    {
        await using var upstream = await ServerUnderTest.StartAsync(TestPlugin.With((_, _) => new EchoProvider()), "OPSORCH_INCIDENT_PROVIDER=echo");
        var headers = new Headers();
        var plugin = TestPlugin.With((_, context) => new EchoProvider { OnIncident = (request, _, token) => AskAsync(context, headers, upstream.Client.BaseAddress!, request, token) });
        await using var server = await ServerUnderTest.StartAsync(
            plugin, "OPSORCH_INCIDENT_PROVIDER=echo", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", variable);

        await server.GetAsync("/incidents/x", ("traceparent", Parent), ("tracestate", "vendor=1"));
        var with = (headers.TraceParent, headers.TraceState);
        await server.GetAsync("/incidents/x");

        Assert.Equal((Parent, "vendor=1"), with);
        Assert.Equal((null, null), (headers.TraceParent, headers.TraceState));
    }

    private static async Task<Incident> AskAsync(ProviderContext context, Headers headers, Uri upstream, IncidentReference request, CancellationToken token)
    {
        using var client = context.CreateHttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(upstream, "/health"));
        using var answer = await client.SendAsync(message, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        headers.Read(message);
        return new Incident { Id = request.Id };
    }

    /// <summary>What was sent, as the message holds it after it went through every handler.</summary>
    private sealed class Headers
    {
        public string? TraceParent { get; private set; }

        public string? TraceState { get; private set; }

        public void Read(HttpRequestMessage message)
        {
            TraceParent = message.Headers.TryGetValues("traceparent", out var parents) ? parents.Single() : null;
            TraceState = message.Headers.TryGetValues("tracestate", out var states) ? states.Single() : null;
        }
    }
}
