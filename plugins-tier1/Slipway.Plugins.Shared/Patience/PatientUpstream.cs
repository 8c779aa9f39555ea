using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Slipway.Plugins.Shared.Http;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Shared.Patience;

/// <summary>
/// An HTTP API that is asked again where that does no harm: reads after a passing fault, writes only after 429, by which the
/// upstream says that it did nothing. Waits are short and end before the caller's deadline; longer ones are the caller's.
/// </summary>
internal sealed class PatientUpstream(HttpUpstream upstream, TimeProvider clock) : IDisposable
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads from a path below the base address.</summary>
    public Task<UpstreamAnswer> ReadAsync(string pathAndQuery, CallContext call, CancellationToken cancellationToken) =>
        RepeatAsync(() => upstream.GetAsync(pathAndQuery, cancellationToken), isRead: true, call, cancellationToken);

    /// <summary>Reads by a request whose question is in its body, if it has one.</summary>
    public Task<UpstreamAnswer> AskAsync(string path, JsonObject? question, CallContext call, CancellationToken cancellationToken) =>
        RepeatAsync(() => upstream.SendAsync(HttpMethod.Post, path, Content(question), cancellationToken), isRead: true, call, cancellationToken);

    /// <summary>Changes something.</summary>
    public Task<UpstreamAnswer> WriteAsync(
        HttpMethod method, string path, JsonObject body, CallContext call, CancellationToken cancellationToken) =>
        RepeatAsync(() => upstream.SendAsync(method, path, Content(body), cancellationToken), isRead: false, call, cancellationToken);

    public void Dispose() => upstream.Dispose();

    private async Task<UpstreamAnswer> RepeatAsync(
        Func<Task<UpstreamAnswer>> send, bool isRead, CallContext call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                var answer = await send();
                wait = answer.RetryAfter ?? FirstWait * attempt;
                if (!MayPass(answer, isRead) || !MayWait(wait, attempt, call))
                {
                    return answer;
                }
            }
            catch (ProviderException exception) when (isRead && exception.Code == ErrorCodes.Unavailable && MayWait(FirstWait * attempt, attempt, call))
            {
                wait = FirstWait * attempt;
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static bool MayPass(UpstreamAnswer answer, bool isRead) =>
        (int)answer.Status == 429 || (isRead && (int)answer.Status is 502 or 503 or 504);

    private bool MayWait(TimeSpan wait, int attempt, CallContext call) =>
        attempt < MostAttempts && wait <= LongestWait && !(call.Deadline is { } deadline && clock.GetUtcNow() + wait >= deadline);

    private static ByteArrayContent? Content(JsonObject? body)
    {
        if (body is null)
        {
            return null;
        }

        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return content;
    }
}
