using System.Diagnostics;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Slipway.Server.Logging;

namespace Slipway.Server.Telemetry;

/// <summary>
/// Sends the server's spans to a collector over OTLP/HTTP with JSON, in batches. Spans that a slow collector cannot take
/// are dropped and counted; requests never wait for it.
/// </summary>
internal sealed class OtlpTraces : IAsyncDisposable
{
    private const int QueueLength = 2048;
    private const int BatchLength = 512;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<Activity> _ended;
    private readonly ActivityListener _listener;
    private readonly HttpClient _client;
    private readonly TraceSettings _settings;
    private readonly IServerLog _log;
    private readonly Task _sending;
    private long _dropped;
    private bool _failing;

    public OtlpTraces(TraceSettings settings, IServerLog log)
    {
        _settings = settings;
        _log = log;
        _ended = Channel.CreateBounded<Activity>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        _client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { Timeout = Patience };
        foreach (var (name, value) in settings.Headers)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        // Held before the listener exists: a source that is made later asks the listener while its own field is still null,
        // and nobody would ever hear of a span.
        var source = Traces.Source;
        var sampler = new TraceSampler(settings);
        _listener = new ActivityListener
        {
            ShouldListenTo = asking => asking == source,
            Sample = (ref options) => sampler.Decide(options.Parent, options.TraceId),
            ActivityStopped = activity => _ended.Writer.TryWrite(activity),
        };
        ActivitySource.AddActivityListener(_listener);
        _sending = Task.Run(SendAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _ended.Writer.Complete();
        await _sending;
        _client.Dispose();
    }

    private async Task SendAsync()
    {
        List<Activity> batch = new(BatchLength);
        while (await _ended.Reader.WaitToReadAsync())
        {
            // A moment lets spans gather; at the end nobody waits.
            await Task.WhenAny(Task.Delay(Delay), _ended.Reader.Completion);
            while (_ended.Reader.TryRead(out var activity))
            {
                batch.Add(activity);
                if (batch.Count == BatchLength)
                {
                    await SendAsync(batch);
                }
            }

            await SendAsync(batch);
        }
    }

    private async Task SendAsync(List<Activity> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            using var content = new ByteArrayContent(OtlpFormat.Write(_settings, batch));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _client.PostAsync(_settings.Endpoint, content);
            response.EnsureSuccessStatusCode();
            _failing = false;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Complain(exception);
        }

        batch.Clear();
    }

    // Once for each time it breaks, not for each batch.
    private void Complain(Exception exception)
    {
        if (!_failing)
        {
            _log.Write(
                ServerLogLevel.Warning,
                "traces cannot be sent",
                ("collector", _settings.Endpoint.GetLeftPart(UriPartial.Authority)),
                ("error", exception.Message),
                ("dropped", Interlocked.Read(ref _dropped)));
        }

        _failing = true;
    }
}
