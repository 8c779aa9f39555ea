using System.Net;
using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Telemetry;

// Spans are a process's, not a server's: beside other servers a collector would hear of theirs.
[CollectionDefinition(nameof(TraceTests), DisableParallelization = true)]
[Collection(nameof(TraceTests))]
public sealed class TraceTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task Span_OfARequest_ReachesTheCollectorUnderTheCallersTrace()
    {
        await using var collector = await Collector.StartAsync();
        var provider = new EchoProvider();
        await using var server = await ServerUnderTest.StartAsync(
            TestPlugin.With((_, _) => provider),
            "OPSORCH_INCIDENT_PROVIDER=echo",
            $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}",
            "OTEL_EXPORTER_OTLP_HEADERS=api-key=abc%20d",
            "OTEL_RESOURCE_ATTRIBUTES=deployment.environment=test",
            "OTEL_SERVICE_NAME=ops");

        await server.GetAsync("/incidents/x", ("traceparent", Parent), ("X-Request-ID", "r-1"));
        await server.StopAsync();

        var (path, key, body) = Assert.Single(collector.Requests);
        Assert.Equal(("/v1/traces", "abc d"), (path, key));
        var resource = body.GetProperty("resourceSpans")[0];
        Assert.Contains("\"deployment.environment\"", resource.GetProperty("resource").GetRawText(), StringComparison.Ordinal);
        var span = resource.GetProperty("scopeSpans")[0].GetProperty("spans")[0];
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", span.GetProperty("traceId").GetString());
        Assert.Equal("b7ad6b7169203331", span.GetProperty("parentSpanId").GetString());
        Assert.Equal("GET /incidents/{id}", span.GetProperty("name").GetString());
        Assert.Equal(2, span.GetProperty("kind").GetInt32());
        Assert.Contains("\"intValue\":\"200\"", span.GetProperty("attributes").GetRawText(), StringComparison.Ordinal);
        var call = Assert.IsType<CallContext>(provider.LastCall);
        Assert.Equal($"00-0af7651916cd43dd8448eb211c80319c-{span.GetProperty("spanId").GetString()}-01", call.TraceParent);
    }

    [Fact]
    public async Task Headers_ForTracesAlone_TakeThePlaceOfTheCommonOnes()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await ServerUnderTest.StartAsync(
            [.. TestPlugin.Everywhere, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_EXPORTER_OTLP_HEADERS=api-key=common",
                "OTEL_EXPORTER_OTLP_TRACES_HEADERS=api-key=own"]);

        await server.GetAsync("/incidents/x");
        await server.StopAsync();

        Assert.Equal("own", Assert.Single(collector.Requests).Key);
    }

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER=none")]
    [InlineData("OTEL_SDK_DISABLED=true")]
    [InlineData("OTEL_TRACES_SAMPLER=always_off")]
    public async Task Traces_SwitchedOff_ReachNobody(string variable)
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await ServerUnderTest.StartAsync(
            [.. TestPlugin.Everywhere, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", variable]);

        await server.GetAsync("/incidents/x", ("traceparent", Parent));
        await server.StopAsync();

        Assert.Empty(collector.Requests);
    }

    [Fact]
    public async Task Collector_ThatIsNotThere_IsSaidOnceAndHarmsNobody()
    {
        await using var server = await ServerUnderTest.StartAsync([.. TestPlugin.Everywhere, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"]);

        Assert.Equal(200, (await server.GetAsync("/incidents/x")).Status);
        await server.StopAsync();

        Assert.Equal(2, server.Output.Split("traces cannot be sent").Length);
    }

    [Fact]
    public async Task Protocol_ThatIsNotSpoken_StopsTheStart()
    {
        var problems = await ServerUnderTest.RefuseAsync("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc");

        Assert.Contains("OTEL_EXPORTER_OTLP_PROTOCOL", Assert.Single(problems), StringComparison.Ordinal);
    }

    /// <summary>A collector that keeps what it is sent.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly HttpListener _listener;
        private readonly Task _serving;

        private Collector(HttpListener listener, Uri address)
        {
            _listener = listener;
            Address = address;
            _serving = ServeAsync();
        }

        public Uri Address { get; }

        public List<(string Path, string? Key, JsonElement Body)> Requests { get; } = [];

        public static async Task<Collector> StartAsync()
        {
            await Task.Yield();
            for (var port = 40000; ; port++)
            {
                var listener = new HttpListener();
                try
                {
                    listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                    listener.Start();
                    return new Collector(listener, new Uri($"http://127.0.0.1:{port}"));
                }
                catch (HttpListenerException) when (port < 40100)
                {
                    listener.Close();
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
                    Requests.Add((context.Request.Url!.AbsolutePath, context.Request.Headers["api-key"], body.RootElement.Clone()));
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
