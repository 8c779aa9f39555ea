using System.Diagnostics;
using Slipway.Server.Http;
using Slipway.Server.Routing;

namespace Slipway.Server.Telemetry;

/// <summary>Starts the spans of the server. Without a listener they cost nothing and are null.</summary>
internal static class Traces
{
    public static readonly ActivitySource Source = new("Slipway.Server");

    /// <summary>Reads the caller's trace parent and begins the span of a request.</summary>
    public static Activity? Begin(Exchange exchange, BoundRoute route)
    {
        ActivityContext parent = default;
        var header = exchange.RequestHeaders.TraceParent;
        if (header.Count > 0 && ActivityContext.TryParse(header[0], exchange.RequestHeaders.TraceState, isRemote: true, out parent))
        {
            exchange.TraceParent = header[0];
        }

        var activity = Source.HasListeners() ? Source.StartActivity(route.TraceName, ActivityKind.Server, parent) : null;
        if (activity is null && exchange.TraceParent is { } callers)
        {
            CallerTrace.Current = (callers, exchange.RequestHeaders.TraceState);
        }

        if (activity is not null)
        {
            exchange.TraceParent = activity.Id;
            activity.SetTag("http.request.method", route.Route.Method);
            activity.SetTag("http.route", route.Route.Path);
            activity.SetTag("slipway.operation", route.Operation.Name);
            activity.SetTag("slipway.request_id", exchange.RequestId);
        }

        return activity;
    }

    public static void End(Activity? activity, int status, string? provider, string? errorCode)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("http.response.status_code", status);
        activity.SetTag("slipway.provider", provider);
        if (errorCode is not null)
        {
            activity.SetTag("error.type", errorCode);
        }

        if (status >= 500)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }

        activity.Dispose();
    }

    /// <summary>The trace's id within a trace parent, or null.</summary>
    public static string? TraceId(string? traceParent) =>
        traceParent is { Length: >= 35 } ? traceParent[3..35] : null;
}
