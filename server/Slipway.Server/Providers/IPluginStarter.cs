using Slipway.Sdk.Capabilities;
using Slipway.Server.Stdio;

namespace Slipway.Server.Providers;

/// <summary>Makes the transport of a stdio plugin. The process itself starts with the first call.</summary>
internal interface IPluginStarter
{
    StdioTransport Start(Capability capability, string program);
}
