using Slipway.Sdk.Calls;
using Slipway.Server.Auditing;
using Slipway.Server.Logging;
using Slipway.Server.Providers;
using Slipway.Server.Routing;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Http;

/// <summary>How an operation ended.</summary>
internal readonly record struct OperationEnd(ActiveProvider? Provider, ApiError? Error, string? Resource);

/// <summary>Writes down what operations did: counters, audit, log.</summary>
internal sealed class OperationRecorder(IAuditSink audit, IServerLog log, TimeProvider clock)
{
    /// <summary>Logs a failure; innards of a provider go here and not to the caller.</summary>
    public void Complain(Exchange exchange, BoundRoute route, ActiveProvider? provider, ApiError error, Exception exception) => log.Write(
        ServerLogLevel.Warning,
        "operation failed",
        ("operation", route.Operation.Name),
        ("provider", provider?.Name),
        ("request_id", exchange.RequestId),
        ("status", error.Status),
        ("code", error.Code),
        ("error", error.Message),
        ("exception", exception is ApiException or ProviderException or OperationCanceledException ? null : exception.ToString()));

    /// <summary>Counts and audits an operation and returns the status that its caller is told.</summary>
    public int Record(Exchange exchange, BoundRoute route, in OperationEnd end)
    {
        var error = end.Error;
        var duration = clock.GetElapsedTime(exchange.Started);
        var status = error?.Status ?? (exchange.Status == Exchange.ClientClosedRequest ? exchange.Status : route.Route.Status);
        route.Statistics.Add(status, duration);
        audit.Write(new AuditRecord
        {
            Time = exchange.Parts.Now,
            Action = route.Operation.Description.AuditAction,
            Outcome = Outcome(error, status),
            RequestId = exchange.RequestId,
            TraceId = Traces.TraceId(exchange.TraceParent),
            Actor = exchange.Parts.Actor,
            Principal = exchange.Principal?.Name,
            Capability = route.Operation.CapabilityName,
            Provider = end.Provider?.Audited,
            Resource = end.Resource ?? PathResource(exchange, route),
            Status = status == Exchange.ClientClosedRequest ? 0 : status,
            Code = error?.Code,
            Duration = duration,
        });
        return status;
    }

    private static AuditOutcome Outcome(ApiError? error, int status) =>
        error is not null ? AuditOutcome.Failure : status == Exchange.ClientClosedRequest ? AuditOutcome.Canceled : AuditOutcome.Success;

    private static string? PathResource(Exchange exchange, BoundRoute route) => route.Route.Parameters.Count switch
    {
        0 => null,
        1 => exchange.Parts[0],
        _ => string.Join('/', Enumerable.Range(0, route.Route.Parameters.Count).Select(index => exchange.Parts[index])),
    };
}
