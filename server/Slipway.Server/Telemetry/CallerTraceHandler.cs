using System.Diagnostics;

namespace Slipway.Server.Telemetry;

/// <summary>Hands the caller's trace on to upstreams where no span of ours does.</summary>
internal sealed class CallerTraceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Activity.Current is null && CallerTrace.Current is var (parent, state) && !request.Headers.Contains("traceparent"))
        {
            request.Headers.TryAddWithoutValidation("traceparent", parent);
            if (!string.IsNullOrEmpty(state))
            {
                request.Headers.TryAddWithoutValidation("tracestate", state);
            }
        }

        return base.SendAsync(request, cancellationToken);
    }
}
