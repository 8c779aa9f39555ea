using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Slipway.Sdk.Calls;
using Slipway.Server.Access;
using Slipway.Server.Routing;

namespace Slipway.Server.Http;

/// <summary>One request and its answer. A connection reuses it for its requests. A client that reads has to show within the patience that it does.</summary>
internal sealed class Exchange(TimeSpan patience) : IDisposable
{
    private const int Piece = 64 * 1024;

    private IHttpRequestFeature _request = null!;
    private IHttpResponseFeature _response = null!;
    private CancellationTokenSource? _deadline;
    private TimeProvider _clock = TimeProvider.System;

    /// <summary>What the request is made of besides its body.</summary>
    public RequestParts Parts { get; } = new();

    public string Method => _request.Method;

    public IHeaderDictionary RequestHeaders => _request.Headers;

    public IHeaderDictionary ResponseHeaders => _response.Headers;

    /// <summary>The path as the client wrote it, without the query.</summary>
    public string Path { get; private set; } = "";

    public string RequestId { get; set; } = "";

    /// <summary>Who sent it, or null before that is known.</summary>
    public Principal? Principal { get; set; }

    /// <summary>The caller's trace parent, when it is a valid one.</summary>
    public string? TraceParent { get; set; }

    /// <summary>When it began, for durations.</summary>
    public long Started { get; private set; }

    /// <summary>The status of the answer; 0 before it is known.</summary>
    public int Status { get; private set; }

    /// <summary>The body, not yet read.</summary>
    public RequestBody Body { get; private set; }

    /// <summary>Ends when the client leaves.</summary>
    public CancellationToken Aborted => Features.Get<IHttpRequestLifetimeFeature>()!.RequestAborted;

    private IFeatureCollection Features { get; set; } = null!;

    public void Begin(IFeatureCollection features, TimeProvider clock)
    {
        Features = features;
        _clock = clock;
        _request = features.Get<IHttpRequestFeature>()!;
        _response = features.Get<IHttpResponseFeature>()!;
        Started = clock.GetTimestamp();
        Status = 0;
        RequestId = "";
        Principal = null;
        TraceParent = null;
        Parts.Now = clock.GetUtcNow();
        Parts.Actor = Actor.Unknown;
        ReadTarget(_request.RawTarget);
        Body = new RequestBody(features);
    }

    /// <summary>The source of the request's deadline. Whoever sets its time calls <see cref="StopDeadline"/> afterwards.</summary>
    public CancellationTokenSource Deadline(TimeProvider clock) =>
        _deadline ??= new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);

    /// <summary>Ends the deadline. One that has fired is not used again.</summary>
    public void StopDeadline()
    {
        if (_deadline is not null && !_deadline.TryReset())
        {
            _deadline.Dispose();
            _deadline = null;
        }
    }

    /// <summary>Sends the whole answer.</summary>
    public async ValueTask SendAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        Start(status);
        _response.Headers.ContentType = contentType;
        _response.Headers.ContentLength = body.Length;
        if (body.Length > 0 && Method != "HEAD")
        {
            var writer = Features.Get<IHttpResponseBodyFeature>()!.Writer;
            if (body.Length > Piece)
            {
                await SendInPiecesAsync(writer, body);
            }
            else
            {
                await writer.WriteAsync(body);
            }
        }
    }

    // A client that does not read keeps its answer in memory. Kestrel allows time by the size of what is sent: of a large answer,
    // hours. Here each piece has to be taken within the time that a client has to send its own body.
    private async ValueTask SendInPiecesAsync(PipeWriter writer, ReadOnlyMemory<byte> body)
    {
        var deadline = Deadline(_clock);
        try
        {
            for (var rest = body; rest.Length > 0; rest = rest[Math.Min(Piece, rest.Length)..])
            {
                deadline.CancelAfter(patience);
                if ((await writer.WriteAsync(rest[..Math.Min(Piece, rest.Length)], deadline.Token)).IsCompleted)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
            throw new SlowReaderException();
        }
        finally
        {
            StopDeadline();
        }
    }

    /// <summary>Sends an answer without a body.</summary>
    public void SendEmpty(int status)
    {
        Start(status);
        _response.Headers.ContentLength = 0;
    }

    /// <summary>Notes that nobody is there to answer.</summary>
    public void Abandon() => Status = ClientClosedRequest;

    /// <summary>The status under which callers that left are counted.</summary>
    public const int ClientClosedRequest = 499;

    public void Dispose() => _deadline?.Dispose();

    private void Start(int status)
    {
        Status = status;
        _response.StatusCode = status;
    }

    // The target as it was sent: encoded slashes still tell themselves from real ones.
    private void ReadTarget(string target)
    {
        if (target.Length > 0 && target[0] != '/' && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
        {
            target = absolute.PathAndQuery;
        }

        var mark = target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? target : target[..mark];
        Parts.Query = mark < 0 ? "" : target[(mark + 1)..];
    }
}
