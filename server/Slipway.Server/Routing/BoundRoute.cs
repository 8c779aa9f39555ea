using Slipway.Sdk.Capabilities;
using Slipway.Server.Access;
using Slipway.Server.Telemetry;

namespace Slipway.Server.Routing;

/// <summary>A route with everything that a request needs, looked up once at start.</summary>
internal sealed record BoundRoute(Route Route, Operation Operation, TimeSpan Timeout, OperationStatistics Statistics)
{
    /// <summary>What a caller must be allowed to do.</summary>
    public Scope Scope { get; } = Operation.Description.Effect == OperationEffect.Reads ? Scope.Read : Scope.Write;

    /// <summary>The name of its traces, such as <c>GET /incidents/{id}</c>.</summary>
    public string TraceName { get; } = $"{Route.Method} {Route.Path}";
}
