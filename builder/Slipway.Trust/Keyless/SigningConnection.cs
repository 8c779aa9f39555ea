using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Trust.Keyless;

/// <summary>Speaks to the services of a Sigstore instance: a few attempts, answers of bounded size, no redirects, since a request may carry a token.</summary>
public sealed partial class SigningConnection : IDisposable
{
    private const int Attempts = 3;
    private const int LargestAnswer = 1024 * 1024;
    private const int LongestQuote = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    /// <summary>A connection; <paramref name="proxy"/> leads to the world, if anything does.</summary>
    public SigningConnection(TimeProvider clock, IWebProxy? proxy)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("slipway");
    }

    /// <summary>What time it is.</summary>
    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>Posts and returns the answer; <paramref name="secret"/> is never quoted from one.</summary>
    internal Task<Checked<byte[]>> PostAsync(Uri address, byte[] content, string type, CancellationToken token, string? secret = null) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } },
        secret, token);

    /// <summary>Gets what is told to the bearer of a secret only.</summary>
    internal Task<Checked<byte[]>> GetAsync(Uri address, string secret, CancellationToken token) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } }, secret, token);

    private async Task<Checked<byte[]>> SendAsync(Func<HttpRequestMessage> request, string? secret, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var message = request();
            var answer = await TryAsync(message, secret, token);
            if (answer.Ok || attempt == Attempts || answer.Problems[0].Id != "SLP6605")
            {
                return answer;
            }

            await Task.Delay(FirstWait * Math.Pow(4, attempt - 1), _clock, token);
        }
    }

    private async Task<Checked<byte[]>> TryAsync(HttpRequestMessage request, string? secret, CancellationToken token)
    {
        var address = request.RequestUri!;
        using var limit = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            var bytes = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return (int)answer.StatusCode switch
            {
                >= 200 and < 300 => bytes,
                var status when status is 429 or >= 500 => KeylessProblems.NoAnswer(address, $"status {status}: {Quote(bytes, secret)}"),
                var status => KeylessProblems.Refused(address, status, Quote(bytes, secret)),
            };
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return KeylessProblems.NoAnswer(address, $"it took longer than {Patience.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException error)
        {
            return KeylessProblems.NoAnswer(address, error.InnerException?.Message ?? error.Message);
        }
    }

    // One line of what it said; a service may repeat what it was sent.
    private static string Quote(byte[] answer, string? secret)
    {
        var said = string.Join(' ', Encoding.UTF8.GetString(answer).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        said = new string([.. said.Where(character => !char.IsControl(character))]);
        said = WebToken().Replace(secret is null ? said : said.Replace(secret, "***", StringComparison.Ordinal), "***");
        return said.Length <= LongestQuote ? said : said[..LongestQuote] + "...";
    }

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+(\.[\w-]*)?")]
    private static partial Regex WebToken();
}
