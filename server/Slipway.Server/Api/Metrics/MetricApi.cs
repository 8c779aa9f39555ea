using Slipway.Sdk.Metrics;
using Slipway.Sdk.Schema;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Metrics;

/// <summary>The routes of metrics. <c>GET /metrics</c> itself is the server's own exposition.</summary>
internal static class MetricApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = MetricCapability.Definition,
        Segment = "metrics",
        Routes =
        [
            new Route("POST", "/metrics/query", "metric.query", RequestSource.Body<MetricQuery>()),
            new Route("GET", "/metrics/describe", "metric.describe", ScopeOfQuery()) { Envelope = "metrics" },
            new Route("POST", "/metrics/describe", "metric.describe", RequestSource.Body<QueryScope>()) { Envelope = "metrics" },
        ],
    };

    private static RequestSource ScopeOfQuery() => RequestSource.Path(
        ["service", "environment", "team"],
        static parts => new QueryScope
        {
            Service = parts.QueryValue("service"),
            Environment = parts.QueryValue("environment"),
            Team = parts.QueryValue("team"),
        });
}
