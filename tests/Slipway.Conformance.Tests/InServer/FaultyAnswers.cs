using System.Net;
using System.Text;

namespace Slipway.Conformance.Tests;

/// <summary>Damages what a server answers in the one way that a fault names: what no plugin can break, a server could.</summary>
internal sealed class FaultyAnswers(string fault, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        switch (fault)
        {
            case "http.no-route" when answer.StatusCode == HttpStatusCode.NotFound && path.Contains("no-such-route", StringComparison.Ordinal):
                return Instead(answer, 404, "404 page not found", "text/plain");
            case "http.bad-body" when answer.StatusCode == HttpStatusCode.BadRequest && path == "/incidents/query" && await MentionsAsync(request, "no-such-member", cancellationToken):
                return Instead(answer, 200, "[]");
            case "http.request-id":
                answer.Headers.Remove("X-Request-ID");
                return answer;
            case "http.too-large" when answer.StatusCode == HttpStatusCode.RequestEntityTooLarge:
                return Instead(answer, 200, "[]");
            case "contract.undeclared" when answer.StatusCode == HttpStatusCode.NotImplemented:
                return Instead(answer, 200, "[]");
            case "openapi.routes" when path == "/openapi/v1.json":
                return Instead(answer, 200, (await TextAsync(answer, cancellationToken)).Replace("\"incident.timeline.append\"", "\"incident.timeline.other\"", StringComparison.Ordinal));
            case "openapi.answers" when path == "/openapi/v1.json":
                return Instead(answer, 200, (await TextAsync(answer, cancellationToken)).Replace("\"title\":{\"type\":\"string\"}", "\"title\":{\"type\":\"integer\"}", StringComparison.Ordinal));
            case "server.plugins" when path == "/plugins":
                return Instead(answer, 200, (await TextAsync(answer, cancellationToken)).Replace("\"version\":\"1.0.0\",\"package\"", "\"version\":\"1.0.1\",\"package\"", StringComparison.Ordinal));
            default:
                return answer;
        }
    }

    private static async Task<bool> MentionsAsync(HttpRequestMessage request, string word, CancellationToken token) =>
        request.Content is { } content && (await content.ReadAsStringAsync(token)).Contains(word, StringComparison.Ordinal);

    private static Task<string> TextAsync(HttpResponseMessage answer, CancellationToken token) => answer.Content.ReadAsStringAsync(token);

    private static HttpResponseMessage Instead(HttpResponseMessage answer, int status, string body, string mediaType = "application/json")
    {
        answer.StatusCode = (HttpStatusCode)status;
        answer.Content = new StringContent(body, Encoding.UTF8, mediaType);
        return answer;
    }
}
