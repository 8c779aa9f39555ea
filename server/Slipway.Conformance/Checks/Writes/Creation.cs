using Slipway.Conformance.Targets;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Writes;

/// <summary>The pair of operations of which one creates what the other reads.</summary>
internal static class Creation
{
    public static (Operation Create, Operation Get)? Of(ServedCapability capability)
    {
        var create = capability.Writes.FirstOrDefault(operation => operation.ShortName == "create");
        var get = capability.Capability.Operations.FirstOrDefault(operation => operation.ShortName == "get" && capability.Offers(operation));
        return create is null || get is null ? null : (create, get);
    }
}
