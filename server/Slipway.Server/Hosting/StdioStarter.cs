using Slipway.Sdk.Capabilities;
using Slipway.Server.Auditing;
using Slipway.Server.Logging;
using Slipway.Server.Providers;
using Slipway.Server.Settings;
using Slipway.Server.Stdio;

namespace Slipway.Server.Hosting;

/// <summary>
/// Makes stdio plugins with the little environment that they may see, and records what happens to them. The start of its
/// first process, which the first call brings about, is not recorded again: that a plugin is taken into service is, at start or when
/// it is configured, so that the record of a call is not preceded by one of the server itself.
/// </summary>
internal sealed class StdioStarter(ServerSettings settings, IAuditSink audit, IServerLog log, TimeProvider clock) : IPluginStarter
{
    public StdioTransport Start(Capability capability, string program)
    {
        var said = settings.Capabilities[capability.Name];
        var plugin = new StdioPlugin
        {
            Name = Path.GetFileName(program),
            Capability = capability.Name,
            Path = program,
            Environment = EnvironmentOf(capability, said),
            Processes = said.Processes,
            Timeout = said.Timeout,
        };
        var firstStart = 0;
        var transport = new StdioTransport(plugin, log, clock) { Observer = Observe };
        if (transport.Check() is { } problem)
        {
            log.Write(ServerLogLevel.Warning, problem, ("capability", capability.Name));
        }

        return transport;

        void Observe(StdioEvent happened)
        {
            if (happened.Action != StdioEvent.Started || Interlocked.Exchange(ref firstStart, 1) == 1)
            {
                Record(happened);
            }
        }
    }

    // Some published plugins read their configuration from the variable of their capability.
    private Dictionary<string, string> EnvironmentOf(Capability capability, CapabilitySettings said)
    {
        var environment = new Dictionary<string, string>(settings.Plugins.Environment, StringComparer.Ordinal);
        if (said.ConfigText is { } text)
        {
            environment[Variables.Config.For(capability.EnvironmentName)] = text;
        }

        return environment;
    }

    private void Record(StdioEvent happened) => audit.Write(new AuditRecord
    {
        Time = clock.GetUtcNow(),
        Action = happened.Action,
        Outcome = happened.Code is not null ? AuditOutcome.Failure : AuditOutcome.Success,
        RequestId = happened.RequestId,
        Capability = happened.Plugin.Capability,
        Provider = new AuditedProvider(happened.Plugin.Name, happened.Plugin.Name, null, null),
        Resource = happened.Operation ?? happened.Plugin.Path,
        Code = happened.Code,
    });
}
