namespace Slipway.Sdk.Calls;

/// <summary>
/// The codes of the wire that have a meaning of their own. Any other code is the upstream's own and is passed through.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The request makes no sense to the upstream (400).</summary>
    public const string BadRequest = "bad_request";

    /// <summary>What was asked for does not exist (404).</summary>
    public const string NotFound = "not_found";

    /// <summary>The state of the upstream forbids it (409).</summary>
    public const string Conflict = "conflict";

    /// <summary>The upstream asks for fewer requests (429).</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The provider does not offer this (501).</summary>
    public const string NotImplemented = "not_implemented";

    /// <summary>The upstream cannot be reached or is down (503).</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The upstream did not answer in time (504).</summary>
    public const string Timeout = "timeout";

    /// <summary>The upstream does not accept the configured credentials (502).</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>The configured credentials may not do this (502).</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Something went wrong that has no code (502).</summary>
    public const string ProviderError = "provider_error";

    /// <summary>The closed list.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BadRequest, NotFound, Conflict, RateLimited, NotImplemented, Unavailable, Timeout, Unauthorized, Forbidden, ProviderError,
    ];
}
