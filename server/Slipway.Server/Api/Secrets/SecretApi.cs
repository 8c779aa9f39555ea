using Slipway.Sdk.Secrets;

namespace Slipway.Server.Api.Secrets;

/// <summary>Secrets have no routes: clients can neither read nor write them, nor choose where they are kept.</summary>
internal static class SecretApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = SecretCapability.Definition,
        Configurable = false,
    };
}
