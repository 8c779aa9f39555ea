using System.Net;
using System.Security.Authentication;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Authentication;

namespace Slipway.Images.Registries.Transport;

/// <summary>Sends messages, watches them, and turns the network's exceptions into problems. Knows nothing of credentials.</summary>
internal sealed class HttpSender : IDisposable
{
    private readonly RegistryOptions _options;
    private readonly HttpMessageInvoker _invoker;
    private readonly WarningLog _warnings;
    private readonly Secrets _secrets;

    public HttpSender(RegistryOptions options, Secrets secrets)
    {
        (_options, _secrets) = (options, secrets);
        _warnings = new WarningLog(options.Warn, secrets);
        Retry = new RetryPolicy(options);
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Redirects are followed by us: they need a guard, and they never carry credentials.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy is { } proxy ? new LoopbackBypass(proxy) : null,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        });
    }

    public RetryPolicy Retry { get; }

    /// <summary>Sends a message until it is answered with something that will not be another thing next time.</summary>
    public Task<Checked<T>> SendAsync<T>(
        RegistryHost host, Func<HttpRequestMessage> make, Func<RegistryAnswer, Task<Attempt<T>>> read, CancellationToken token)
        where T : class
    {
        return Retry.RunAsync(() => TryAsync(host, OnceAsync, read, token), token);

        async Task<Checked<RegistryAnswer>> OnceAsync(StallWatch watch)
        {
            using var message = make();
            return new RegistryAnswer(await ExchangeAsync(host, message, watch), message.RequestUri!, watch);
        }
    }

    /// <summary>One attempt: an exchange, and what is made of its answer.</summary>
    public async Task<Attempt<T>> TryAsync<T>(
        RegistryHost host,
        Func<StallWatch, Task<Checked<RegistryAnswer>>> exchange,
        Func<RegistryAnswer, Task<Attempt<T>>> read,
        CancellationToken token)
        where T : class
    {
        // Every request comes through here, those to token services, too.
        if (_options.Offline)
        {
            return RegistryProblems.Offline(host.Name);
        }

        using var watch = new StallWatch(_options.StallTimeout, _options.Time, token);
        try
        {
            var exchanged = await exchange(watch);
            if (!exchanged.Ok)
            {
                return exchanged.Problems[0];
            }

            using var answer = exchanged.Value;
            return await Retry.TransientAsync<T>(host.Name, answer, _secrets) ?? await read(answer);
        }
        catch (OperationCanceledException) when (watch.Stalled)
        {
            return watch.Answered ? Attempt<T>.Again(RegistryProblems.Stalled(host.Name)) : Attempt<T>.OnceMore(RegistryProblems.Silent(host.Name));
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return Attempt<T>.OnceMore(RegistryProblems.Unreachable(host.Name, "no connection came about in time"));
        }
        catch (TransferException broken)
        {
            return Attempt<T>.Again(watch.Stalled
                ? RegistryProblems.Stalled(host.Name)
                : RegistryProblems.Broken(host.Name, _secrets.Show(broken.Message)));
        }
        catch (HttpRequestException failed)
        {
            return Explain<T>(host, failed);
        }
    }

    /// <summary>Sends one message and reads the head of its answer.</summary>
    public async Task<HttpResponseMessage> ExchangeAsync(RegistryHost host, HttpRequestMessage message, StallWatch watch)
    {
        message.Headers.TryAddWithoutValidation("User-Agent", "slipway");
        var status = 0;
        if (message.Content is null)
        {
            watch.Expect(_options.AnswerTimeout);
        }

        using var waiting = _options.Waiting is { } tell
            ? _options.Time.CreateTimer(_ => tell(host.Name), null, _options.WaitingAfter, Timeout.InfiniteTimeSpan)
            : null;
        try
        {
            var response = await _invoker.SendAsync(message, watch.Token);
            watch.Begun();
            status = (int)response.StatusCode;
            _warnings.Read(host.Name, response);
            return response;
        }
        finally
        {
            var uri = message.RequestUri!;
            _options.Observe?.Invoke(new RegistryExchange(
                message.Method.Method, uri.Authority, uri.AbsolutePath, status, message.Content?.Headers.ContentLength ?? 0));
        }
    }

    public void Dispose() => _invoker.Dispose();

    private Attempt<T> Explain<T>(RegistryHost host, HttpRequestException failed)
        where T : class
    {
        var reason = _secrets.Show(Innermost(failed).Message);
        return failed.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => RegistryProblems.NoTls(host.Name, reason),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
                Attempt<T>.Again(RegistryProblems.Unreachable(host.Name, reason)),
            _ when failed.InnerException is AuthenticationException => RegistryProblems.NoTls(host.Name, reason),
            _ => Attempt<T>.Again(RegistryProblems.Broken(host.Name, reason)),
        };
    }

    private static Exception Innermost(Exception exception) =>
        exception.InnerException is { } inner ? Innermost(inner) : exception;
}
