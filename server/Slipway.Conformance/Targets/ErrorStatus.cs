using Slipway.Sdk.Calls;

namespace Slipway.Conformance.Targets;

/// <summary>The HTTP status of each code of the wire.</summary>
internal static class ErrorStatus
{
    public static int Of(string code) => code switch
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
