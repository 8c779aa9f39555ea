using System.Text.Json;
using Slipway.Plugins.Alertmanager.Alerts;
using Slipway.Plugins.Shared.Http;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Alertmanager;

/// <summary>API v2 of Alertmanager, as far as it is needed.</summary>
internal sealed class AlertmanagerApi(HttpUpstream upstream)
{
    /// <summary>How errors call it.</summary>
    public const string Name = "Alertmanager";

    /// <summary>All alerts with these labels, in whatever state.</summary>
    public async Task<IReadOnlyList<GettableAlert>> AlertsAsync(
        IEnumerable<KeyValuePair<string, string>> labels, CancellationToken cancellationToken)
    {
        var filters = labels.Select(label => "&filter=" + Uri.EscapeDataString(Matcher.Of(label.Key, label.Value)));
        var answer = await upstream.GetAsync(
            "/api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true" + string.Concat(filters), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw answer.Refusal(Name, Reason(answer));
        }

        if (answer.Body is not { } body)
        {
            throw ProviderException.BadRequest("there are too many alerts to read; ask for a narrower scope");
        }

        return AnswerForm.Read(Name, () => Read(body));
    }

    // The serializer checks members for null, but not what is in lists and maps.
    private static IReadOnlyList<GettableAlert> Read(byte[] body) =>
        JsonSerializer.Deserialize(body, GettableJson.Default.IReadOnlyListGettableAlert) is { } alerts
        && alerts.All(alert => alert is not null
            && !alert.Labels.Values.Contains(null!)
            && !alert.Annotations.Values.Contains(null!)
            && !alert.Receivers.Contains(null!)
            && !alert.Status.SilencedBy.Concat(alert.Status.InhibitedBy).Contains(null!))
            ? alerts
            : throw new JsonException("null where a value is expected");

    // Errors are a JSON string; in some versions an object with a message.
    private static string? Reason(UpstreamAnswer answer)
    {
        using var document = answer.Json();
        return document?.RootElement switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Object } error when error.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String => message.GetString(),
            _ => null,
        };
    }
}
