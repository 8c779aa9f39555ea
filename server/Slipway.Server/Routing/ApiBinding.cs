using Slipway.Sdk.Capabilities;
using Slipway.Server.Api;
using Slipway.Server.Hosting;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Routing;

/// <summary>Ties routes to operations and slots, once at start.</summary>
internal static class ApiBinding
{
    public static IReadOnlyList<BoundApi> Bind(ServerParts parts) =>
        [.. parts.Composition.Apis.Select(api => Bind(api, parts))];

    private static BoundApi Bind(CapabilityApi api, ServerParts parts)
    {
        var timeout = parts.Settings.Capabilities[api.Capability.Name].Timeout;
        var statistics = api.Capability.Operations.ToDictionary(
            operation => operation.Name, operation => new OperationStatistics(api.Capability.Name, operation.Name));
        return new BoundApi(api, parts.Providers[api.Capability], [.. api.Routes.Select(Bound)]);

        BoundRoute Bound(Route route)
        {
            Operation operation = api.Capability[route.Operation];
            return new BoundRoute(route, operation, timeout ?? operation.Description.DefaultTimeout, statistics[operation.Name]);
        }
    }
}
