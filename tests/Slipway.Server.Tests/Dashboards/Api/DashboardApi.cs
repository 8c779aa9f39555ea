using Slipway.Server.Api;
using Slipway.Server.Routing;
using Slipway.Server.Tests.Dashboards.Sdk;

namespace Slipway.Server.Tests.Dashboards.Api;

/// <summary>The routes of dashboards.</summary>
internal static class DashboardApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = DashboardCapability.Definition,
        Segment = "dashboards",
        TrailingSlash = true,
        Routes =
        [
            new Route("POST", "/dashboards/query", "dashboard.query", RequestSource.Body<DashboardQuery>()),
            new Route("POST", "/dashboards/{id}/pin", "dashboard.pin", RequestSource.Path(static parts => new Dashboard { Id = parts[0] })),
        ],
    };
}
