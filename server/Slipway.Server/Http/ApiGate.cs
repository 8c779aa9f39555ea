using Slipway.Sdk.Calls;
using Slipway.Server.Access;
using Slipway.Server.Auditing;
using Slipway.Server.Logging;

namespace Slipway.Server.Http;

/// <summary>Who may pass: tokens, scopes, and the ids by which requests are known. Refusals are audited.</summary>
internal sealed class ApiGate(Gatekeeper gatekeeper, CorsPolicy cors, IAuditSink audit, IServerLog log, TimeProvider clock)
{
    /// <summary>The action of requests that carry no valid token; what they wanted is not looked at.</summary>
    public const string DeniedAction = "request.denied";

    private readonly RequestIds _ids = new(clock);

    public CorsPolicy Cors => cors;

    public IServerLog Log => log;

    public TimeProvider Clock => clock;

    /// <summary>Demands a valid token, where the server has tokens. The answer carries no request id, its record does.</summary>
    public void Admit(Exchange exchange)
    {
        exchange.Principal = gatekeeper.Admit(exchange.RequestHeaders.Authorization.Count > 0 ? exchange.RequestHeaders.Authorization[0] : null);
        if (exchange.Principal is null)
        {
            exchange.RequestId = _ids.Of(exchange.RequestHeaders);
            Record(exchange, DeniedAction, ApiError.Unauthorized);
            throw new ApiException(ApiError.Unauthorized);
        }
    }

    /// <summary>Gives the request its id and reads who it claims to be from.</summary>
    public void Identify(Exchange exchange)
    {
        exchange.RequestId = _ids.Of(exchange.RequestHeaders);
        exchange.ResponseHeaders["X-Request-ID"] = exchange.RequestId;
        exchange.Parts.Actor = RequestIds.ActorOf(exchange.RequestHeaders);
    }

    /// <summary>Demands a scope.</summary>
    public void Demand(Exchange exchange, Scope scope, string action)
    {
        if (exchange.Principal is { } principal && principal.Scope >= scope)
        {
            return;
        }

        var error = new ApiError(403, ErrorCodes.Forbidden, $"the token lacks the scope {scope.ToString().ToLowerInvariant()}");
        Record(exchange, action, error);
        throw new ApiException(error);
    }

    private void Record(Exchange exchange, string action, ApiError error) => audit.Write(new AuditRecord
    {
        Time = exchange.Parts.Now,
        Action = action,
        Outcome = AuditOutcome.Denied,
        RequestId = exchange.RequestId,
        Actor = RequestIds.ActorOf(exchange.RequestHeaders),
        Principal = exchange.Principal?.Name,
        Status = error.Status,
        Code = error.Code,
        Duration = clock.GetElapsedTime(exchange.Started),
    });
}
