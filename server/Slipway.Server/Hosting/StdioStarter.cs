using Slipway.Sdk.Capabilities;
using Slipway.Server.Logging;
using Slipway.Server.Providers;
using Slipway.Server.Settings;
using Slipway.Server.Transports;

namespace Slipway.Server.Hosting;

/// <summary>Starts stdio plugins with the little environment that they may see.</summary>
internal sealed class StdioStarter(ServerSettings settings, IServerLog log, TimeProvider clock) : IPluginStarter
{
    public IProviderTransport Start(Capability capability, string program)
    {
        _ = (settings, log, clock);
        throw new ProviderChoiceException($"{capability.Name} plugin {program}: this build cannot start stdio plugins");
    }
}
