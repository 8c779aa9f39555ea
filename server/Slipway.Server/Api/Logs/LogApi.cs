using Slipway.Sdk.Logs;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Logs;

/// <summary>The routes of logs.</summary>
internal static class LogApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = LogCapability.Definition,
        Segment = "logs",
        Routes = [new Route("POST", "/logs/query", "log.query", RequestSource.Body<LogQuery>())],
    };
}
