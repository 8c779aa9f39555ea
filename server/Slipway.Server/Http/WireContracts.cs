using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Sdk.Json;
using Slipway.Server.Api;

namespace Slipway.Server.Http;

/// <summary>The JSON contracts: strict for what clients send, lenient for what providers answer.</summary>
internal sealed record WireContracts(JsonSerializerOptions Strict, JsonSerializerOptions Lenient)
{
    public static WireContracts Create(IReadOnlyList<CapabilityApi> apis, int maxDepth)
    {
        List<IJsonTypeInfoResolver> resolvers = [.. apis.Select(api => api.Capability.Json), .. apis.Select(api => api.Json).OfType<IJsonTypeInfoResolver>()];
        return new WireContracts(WireJson.Strict(resolvers, maxDepth), WireJson.Lenient(resolvers, maxDepth));
    }
}
