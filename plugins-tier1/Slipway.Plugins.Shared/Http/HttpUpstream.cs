using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Shared.Http;

/// <summary>
/// An HTTP API below one base address. Answers are read whole, up to a limit, within a deadline of their own; what the
/// status means is the caller's to say.
/// </summary>
internal sealed class HttpUpstream(HttpClient client, HttpUpstreamSettings settings, TimeProvider clock) : IDisposable
{
    private const int BufferSize = 81_920;

    /// <summary>Reads from a path below the base address.</summary>
    public Task<UpstreamAnswer> GetAsync(string pathAndQuery, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, pathAndQuery, null, cancellationToken);

    /// <summary>Reads from a path below the base address, with the parameters in the body, where they may be long.</summary>
    public Task<UpstreamAnswer> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(parameters), cancellationToken);

    public void Dispose() => client.Dispose();

    private async Task<UpstreamAnswer> SendAsync(
        HttpMethod method, string pathAndQuery, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, settings.BaseAddress + pathAndQuery);
        request.Content = content;
        request.Headers.Authorization = settings.Authorization;
        using var timer = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new UpstreamAnswer(response.StatusCode, await ReadAsync(response, either.Token))
            {
                RetryAfter = RetryAfterOf(response),
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProviderException.Timeout($"{settings.Name} did not answer within {settings.Timeout.TotalSeconds:0.###} s", exception);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw ProviderException.Unavailable($"the connection to {settings.Name} broke", exception);
        }
    }

    // Null when it is larger than allowed: the rest is not read.
    private async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > settings.MaxAnswerBytes)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };
}
