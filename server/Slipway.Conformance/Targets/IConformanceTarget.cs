using System.Text.Json.Nodes;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Targets;

/// <summary>Something whose operations can be called: providers in this process, or a server.</summary>
public interface IConformanceTarget : IAsyncDisposable
{
    /// <summary>What it serves.</summary>
    IReadOnlyList<ServedCapability> Capabilities { get; }

    /// <summary>Calls an operation with the request as transports write it.</summary>
    Task<CallAnswer> CallAsync(Operation operation, JsonObject request, CancellationToken token);
}
