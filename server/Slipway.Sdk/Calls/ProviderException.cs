using Slipway.Sdk.Json;

namespace Slipway.Sdk.Calls;

/// <summary>How a provider refuses a call. Its message reaches the caller: it says what and why, and holds no secret.</summary>
public sealed class ProviderException : Exception
{
    /// <summary>A refusal with one of <see cref="ErrorCodes"/> or a code of the upstream.</summary>
    public ProviderException(string code, string message, Exception? cause = null)
        : base(message, cause) => Code = code;

    /// <summary>One of <see cref="ErrorCodes"/>, or a code of the upstream.</summary>
    public string Code { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public bool Retryable { get; init; }

    /// <summary>How long the upstream asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>More about the refusal, for programs.</summary>
    public FreeMap? Details { get; init; }

    /// <summary>What was asked for does not exist.</summary>
    public static ProviderException NotFound(string message) => new(ErrorCodes.NotFound, message);

    /// <summary>The request makes no sense to the upstream.</summary>
    public static ProviderException BadRequest(string message) => new(ErrorCodes.BadRequest, message);

    /// <summary>The state of the upstream forbids it.</summary>
    public static ProviderException Conflict(string message) => new(ErrorCodes.Conflict, message);

    /// <summary>The upstream asks for fewer requests.</summary>
    public static ProviderException RateLimited(string message, TimeSpan? retryAfter) =>
        new(ErrorCodes.RateLimited, message) { Retryable = true, RetryAfter = retryAfter };

    /// <summary>The provider does not offer this operation.</summary>
    public static ProviderException NotImplemented(string operation) =>
        new(ErrorCodes.NotImplemented, $"{operation} is not offered by this provider");

    /// <summary>The upstream cannot be reached or is down.</summary>
    public static ProviderException Unavailable(string message, Exception? cause = null) =>
        new(ErrorCodes.Unavailable, message, cause) { Retryable = true };

    /// <summary>The upstream did not answer in time.</summary>
    public static ProviderException Timeout(string message, Exception? cause = null) =>
        new(ErrorCodes.Timeout, message, cause) { Retryable = true };

    /// <summary>The upstream does not accept the configured credentials.</summary>
    public static ProviderException Unauthorized(string message) => new(ErrorCodes.Unauthorized, message);
}
