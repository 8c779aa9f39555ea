using Slipway.Sdk.Services;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Services;

/// <summary>The routes of the service catalog.</summary>
internal static class ServiceApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = ServiceCapability.Definition,
        Segment = "services",
        Routes = [new Route("POST", "/services/query", "service.query", RequestSource.Body<ServiceQuery>())],
    };
}
