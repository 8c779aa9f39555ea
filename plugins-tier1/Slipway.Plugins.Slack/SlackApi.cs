using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Patience;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Slack;

/// <summary>The Web API of Slack, as far as it is needed. https://docs.slack.dev/reference/methods</summary>
internal sealed class SlackApi(PatientUpstream upstream) : IDisposable
{
    /// <summary>How errors call it.</summary>
    public const string Name = "Slack";

    /// <summary>Posts a message. Slack has no key that would make it safe to post it again.</summary>
    public async Task<(string Channel, string Time)> PostAsync(JsonObject message, CallContext call, CancellationToken cancellationToken)
    {
        UpstreamAnswer answer;
        try
        {
            answer = await upstream.WriteAsync(HttpMethod.Post, "/chat.postMessage", message, call, cancellationToken);
        }
        catch (ProviderException exception) when (exception.Code is ErrorCodes.Timeout or ErrorCodes.Unavailable && !NeverArrived(exception))
        {
            throw new ProviderException(exception.Code, $"{exception.Message}; the message may have been posted all the same", exception);
        }

        using var document = Read(answer);
        return AnswerForm.Read(Name, () => (Text(document.RootElement, "channel"), Text(document.RootElement, "ts")));
    }

    /// <summary>The link to a message.</summary>
    public async Task<string> PermalinkAsync(string channel, string time, CallContext call, CancellationToken cancellationToken)
    {
        var query = $"channel={Uri.EscapeDataString(channel)}&message_ts={Uri.EscapeDataString(time)}";
        using var document = Read(await upstream.ReadAsync("/chat.getPermalink?" + query, call, cancellationToken));
        return AnswerForm.Read(Name, () => Text(document.RootElement, "permalink"));
    }

    /// <summary>When a message was posted: its id is the time, in seconds with six digits behind the point.</summary>
    public static DateTimeOffset TimeOf(string time) => AnswerForm.Read(
        Name, () => DateTimeOffset.UnixEpoch.AddTicks((long)(decimal.Parse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)));

    public void Dispose() => upstream.Dispose();

    private static bool NeverArrived(ProviderException exception) => exception.InnerException is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    // Slack answers 200 to what it refuses, too.
    private static JsonDocument Read(UpstreamAnswer answer)
    {
        var document = answer.Json();
        if (document?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("ok", out var ok))
        {
            if (ok.ValueKind == JsonValueKind.True && answer.IsSuccess)
            {
                return document;
            }

            using (document)
            {
                throw SlackError.Refusal(
                    root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? error.GetString()! : "unknown_error",
                    Details(root), answer.RetryAfter);
            }
        }

        document?.Dispose();
        throw answer.IsSuccess
            ? new ProviderException(ErrorCodes.ProviderError, $"{Name} answered in a form that its API does not have")
            : answer.Refusal(Name, null);
    }

    // What is wrong in particular, such as the block that is.
    private static string Details(JsonElement root)
    {
        var messages = root.TryGetProperty("response_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("messages", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.String).Select(message => message.GetString())
            : [];
        return string.Join("; ", messages);
    }

    private static string Text(JsonElement root, string member) => root.GetProperty(member).GetString() ?? throw new JsonException();
}
