using Slipway.Sdk.Capabilities;
using Slipway.Server.Auditing;
using Slipway.Server.Logging;
using Slipway.Server.Stdio;

namespace Slipway.Server.Providers;

/// <summary>Tells log and audit what serves which capability when the server starts.</summary>
internal sealed class SelectionWitness(IAuditSink audit, IServerLog log, TimeProvider clock)
{
    public void Served(ProviderSlot slot)
    {
        var provider = slot.Provider!;
        log.Write(ServerLogLevel.Information, "capability is served", ("capability", slot.Capability.Name), ("provider", provider.Name));
        // One that cannot be started is in the log; it will be in the audit, too, when it is called.
        if (provider.Program is not null && (provider.Transport as StdioTransport)?.Check() is null)
        {
            TakenIntoService(slot.Capability, provider);
        }
    }

    /// <summary>A stdio plugin serves from now on.</summary>
    public void TakenIntoService(Capability capability, ActiveProvider provider) =>
        audit.Write(new AuditRecord
        {
            Time = clock.GetUtcNow(),
            Action = StdioEvent.Started,
            Outcome = AuditOutcome.Success,
            Capability = capability.Name,
            Provider = provider.Audited,
            Resource = provider.Program,
        });

    public void NotServed(ProviderSlot slot) => log.Write(
        ServerLogLevel.Error, "capability is not served", ("capability", slot.Capability.Name), ("reason", slot.Fault));
}
