using Slipway.Sdk.Deployments;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Deployments;

/// <summary>The routes of deployments.</summary>
internal static class DeploymentApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = DeploymentCapability.Definition,
        Segment = "deployments",
        TrailingSlash = true,
        Routes =
        [
            new Route("POST", "/deployments/query", "deployment.query", RequestSource.Body<DeploymentQuery>()),
            new Route("GET", "/deployments/{id}", "deployment.get", RequestSource.Path(
                static parts => new DeploymentReference { Id = parts[0] })),
        ],
    };
}
