using Slipway.Sdk.Calls;

namespace Slipway.Server.Http;

/// <summary>What a provider's refusal is over HTTP.</summary>
internal static class ProviderErrors
{
    public static ApiError From(ProviderException exception) =>
        new(StatusOf(exception.Code), exception.Code.Length == 0 ? ErrorCodes.ProviderError : exception.Code, exception.Message)
        {
            RetryAfter = exception.RetryAfter,
        };

    // unauthorized and forbidden speak of the upstream's credentials, not of the caller's: they stay 502.
    private static int StatusOf(string code) => code switch
    {
        ErrorCodes.BadRequest => 400,
        ErrorCodes.NotFound => 404,
        ErrorCodes.Conflict => 409,
        ErrorCodes.RateLimited => 429,
        ErrorCodes.NotImplemented => 501,
        ErrorCodes.Unavailable => 503,
        ErrorCodes.Timeout => 504,
        _ => 502,
    };
}
