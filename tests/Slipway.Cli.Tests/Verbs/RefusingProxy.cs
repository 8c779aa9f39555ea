using Microsoft.AspNetCore.Http;
using Slipway.Images.Tests.Registries;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Stands before a registry, hands on what it is asked for, and refuses some paths.</summary>
internal sealed class RefusingProxy : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly string _behind;
    private readonly Func<string, bool> _refuses;
    private WebServer? _server;

    private RefusingProxy(string behind, Func<string, bool> refuses) => (_behind, _refuses) = (behind, refuses);

    public string Host => _server!.Authority;

    public static async Task<RefusingProxy> StartAsync(string behind, Func<string, bool> refuses)
    {
        var proxy = new RefusingProxy(behind, refuses);
        proxy._server = await WebServer.StartAsync(proxy.AnswerAsync);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (_refuses(path))
        {
            context.Response.StatusCode = 403;
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://{_behind}{path}{context.Request.QueryString}");
        request.Headers.TryAddWithoutValidation("Accept", (IEnumerable<string?>)context.Request.Headers.Accept);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await answer.Content.CopyToAsync(context.Response.Body);
        }
    }
}
