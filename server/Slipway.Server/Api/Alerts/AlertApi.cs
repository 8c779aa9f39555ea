using Slipway.Sdk.Alerts;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Alerts;

/// <summary>The routes of alerts.</summary>
internal static class AlertApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = AlertCapability.Definition,
        Segment = "alerts",
        TrailingSlash = true,
        Routes =
        [
            new Route("POST", "/alerts/query", "alert.query", RequestSource.Body<AlertQuery>()),
            new Route("GET", "/alerts/{id}", "alert.get", RequestSource.Path(static parts => new AlertReference { Id = parts[0] })),
        ],
    };
}
