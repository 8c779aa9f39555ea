using Slipway.Sdk.Calls;

namespace Slipway.Server.Http;

/// <summary>A request ends here with an error that its caller is told.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;

    public static ApiException BadRequest(string message) => new(new ApiError(400, ErrorCodes.BadRequest, message));
}

/// <summary>An error as callers see it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code, for programs.</param>
/// <param name="Message">What is wrong, for people.</param>
internal sealed record ApiError(int Status, string Code, string Message)
{
    /// <summary>How long to wait before trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The methods that the path has, for 405.</summary>
    public string? Allow { get; init; }

    /// <summary>Whether the connection cannot be used any more, since the rest of a body was not read.</summary>
    public bool CloseConnection { get; init; }

    public static ApiError NoRoute { get; } = new(404, ErrorCodes.NotFound, "no such route; GET /openapi/v1.json lists them");

    public static ApiError UnknownCapability { get; } = new(404, ErrorCodes.NotFound, "unknown capability");

    public static ApiError Unauthorized { get; } = new(401, ErrorCodes.Unauthorized, "a valid bearer token is required");

    public static ApiError MethodNotAllowed(string allow) =>
        new(405, "method_not_allowed", $"the methods of this path are {allow}") { Allow = allow };
}
