using System.Net;
using System.Text.Json;
using Slipway.Plugins.Shared.Http;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.PagerDuty;

/// <summary>The errors of PagerDuty: an object with a message, a code and what is wrong in particular.</summary>
internal static class ApiError
{
    // "Arguments Caused Error" is its code for everything that it refuses in a body; an open incident with the key is one.
    private const string TakenKey = "matching dedup key already exists";

    /// <summary>What PagerDuty says is wrong; null when the answer is not PagerDuty's.</summary>
    public static string? Of(UpstreamAnswer answer)
    {
        using var document = answer.Json();
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("error", out var error)
            || error.ValueKind != JsonValueKind.Object
            || !error.TryGetProperty("message", out var message)
            || message.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var details = error.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? errors.EnumerateArray().Where(detail => detail.ValueKind == JsonValueKind.String).Select(detail => detail.GetString()!)
            : [];
        return string.Join("; ", details.Prepend(message.GetString()!));
    }

    /// <summary>The refusal that an answer other than success means.</summary>
    public static ProviderException Refusal(UpstreamAnswer answer)
    {
        var reason = Of(answer);
        return answer.Status switch
        {
            HttpStatusCode.BadRequest when reason?.Contains(TakenKey, StringComparison.OrdinalIgnoreCase) == true =>
                ProviderException.Conflict($"{PagerDutyApi.Name} has an open incident with this key already"),
            HttpStatusCode.PaymentRequired => new ProviderException(
                ErrorCodes.Forbidden, $"the account's plan does not include this in {PagerDutyApi.Name}"),
            HttpStatusCode.NotFound when reason is not null => ProviderException.NotFound($"{PagerDutyApi.Name} has no such thing: {reason}"),
            _ => answer.Refusal(PagerDutyApi.Name, reason),
        };
    }
}
