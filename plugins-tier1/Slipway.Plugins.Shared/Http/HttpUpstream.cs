using System.Globalization;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Shared.Http;

/// <summary>
/// An HTTP API below one base address. Answers are read whole, up to a limit, within a deadline of their own; what the
/// status means is the caller's to say.
/// </summary>
internal sealed class HttpUpstream : IDisposable
{
    private const int BufferSize = 81_920;
    private readonly HttpClient _client;
    private readonly HttpUpstreamSettings _settings;
    private readonly TimeProvider _clock;

    /// <summary>Takes the client over.</summary>
    public HttpUpstream(HttpClient client, HttpUpstreamSettings settings, TimeProvider clock)
    {
        _client = client;
        _settings = settings;
        _clock = clock;
        // The deadline is ours: that of the client would end long settings early and say something else.
        client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Reads from a path below the base address.</summary>
    public Task<UpstreamAnswer> GetAsync(string pathAndQuery, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, pathAndQuery, null, cancellationToken);

    /// <summary>Reads from a path below the base address, with the parameters in the body, where they may be long.</summary>
    public Task<UpstreamAnswer> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(parameters), cancellationToken);

    public void Dispose() => _client.Dispose();

    /// <summary>Sends a request to a path below the base address.</summary>
    public async Task<UpstreamAnswer> SendAsync(
        HttpMethod method, string pathAndQuery, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, _settings.BaseAddress + pathAndQuery);
        request.Content = content;
        request.Headers.Authorization = _settings.Authorization;
        foreach (var (name, value) in _settings.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var timer = new CancellationTokenSource(_settings.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new UpstreamAnswer(response.StatusCode, await ReadAsync(response, either.Token))
            {
                RetryAfter = RetryAfterOf(response),
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProviderException.Timeout($"{_settings.Name} did not answer within {_settings.Timeout.TotalSeconds:0.###} s", exception);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw ProviderException.Unavailable($"the connection to {_settings.Name} broke", exception);
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
            if (body.Length + count > _settings.MaxAnswerBytes)
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
        { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
        _ => ResetOf(response),
    };

    private TimeSpan? ResetOf(HttpResponseMessage response) =>
        _settings.ResetHeader is { } name
        && response.Headers.TryGetValues(name, out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
