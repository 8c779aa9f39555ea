using System.Net;
using System.Text.Json;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Shared.Http;

/// <summary>What an HTTP upstream answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, or null when it was larger than allowed.</param>
internal sealed record UpstreamAnswer(HttpStatusCode Status, byte[]? Body)
{
    private const int LongestText = 500;

    /// <summary>How long the upstream asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the status is one of success.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body as JSON, or null when it is none.</summary>
    public JsonDocument? Json()
    {
        try
        {
            return Body is null ? null : JsonDocument.Parse(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The refusal that a status other than success means. What the upstream says about the request goes to the caller,
    /// cut; what its proxies say does not.
    /// </summary>
    public ProviderException Refusal(string name, string? reason)
    {
        var text = reason is null ? "" : ": " + (reason.Length > LongestText ? reason[..LongestText] + " ..." : reason);
        var status = (int)Status;
        return status switch
        {
            400 or 422 => ProviderException.BadRequest($"{name} refuses the request{text}"),
            401 => ProviderException.Unauthorized($"{name} does not accept the configured credentials"),
            403 => new ProviderException(ErrorCodes.Forbidden, $"the configured credentials may not do this in {name}"),
            404 or 405 => new ProviderException(ErrorCodes.ProviderError, $"{name} answered {status}: is url the base address of its API?"),
            409 => ProviderException.Conflict($"{name} refuses the request in its present state{text}"),
            408 or 504 => ProviderException.Timeout($"{name} answered {status}{text}"),
            429 => ProviderException.RateLimited($"{name} asks for fewer requests", RetryAfter),
            >= 500 => new ProviderException(ErrorCodes.Unavailable, $"{name} answered {status}{text}")
            {
                Retryable = true,
                RetryAfter = RetryAfter,
            },
            _ => new ProviderException(
                ErrorCodes.ProviderError, $"{name} answered {status}, which its API does not do: is url its base address?"),
        };
    }
}
