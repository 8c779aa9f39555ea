using System.Text;
using System.Text.Json;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;

namespace Slipway.Server.Stdio.Wire;

/// <summary>
/// The error of a plugin: a text, as most published adapters send it, or an object with <c>code</c>, <c>message</c> and
/// perhaps <c>retryable</c>, <c>retryAfter</c> (seconds) and <c>details</c>. Its words reach the caller as they are.
/// </summary>
internal static class PluginError
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>What the caller is told; null when the member says that there was no error.</summary>
    public static ProviderException? Read(ReadOnlySpan<byte> json, bool hasResult, int depthLimit)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = depthLimit });
        var error = JsonElement.ParseValue(ref reader);
        return error.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String when hasResult && error.ValueEquals(""u8) => null,
            JsonValueKind.String => new ProviderException(ErrorCodes.ProviderError, error.GetString()!),
            JsonValueKind.Object => FromObject(error),
            _ => new ProviderException(ErrorCodes.ProviderError, Encoding.UTF8.GetString(json)),
        };
    }

    private static ProviderException FromObject(JsonElement error)
    {
        var code = Text(Member(error, "code"));
        var retryAfter = RetryAfter(Member(error, "retryAfter"));
        return new ProviderException(code.Length > 0 ? code : ErrorCodes.ProviderError, Text(Member(error, "message")))
        {
            RetryAfter = retryAfter,
            Retryable = Member(error, "retryable") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => retryAfter is not null || code is ErrorCodes.RateLimited or ErrorCodes.Unavailable or ErrorCodes.Timeout,
            },
            Details = Member(error, "details") is { ValueKind: JsonValueKind.Object } details ? FreeMap.From(details) : null,
        };
    }

    private static string Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    private static TimeSpan? RetryAfter(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestRetryAfter.TotalSeconds))
            : null;

    private static JsonElement? Member(JsonElement error, string name)
    {
        JsonElement? found = null;
        foreach (var member in error.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found = member.Value;
            }
        }

        return found;
    }
}
