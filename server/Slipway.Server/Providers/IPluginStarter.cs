using Slipway.Sdk.Capabilities;
using Slipway.Server.Transports;

namespace Slipway.Server.Providers;

/// <summary>Makes the transport of a stdio plugin. The process itself starts with the first call.</summary>
internal interface IPluginStarter
{
    IProviderTransport Start(Capability capability, string program);
}
