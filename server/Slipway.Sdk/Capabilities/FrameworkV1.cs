using Slipway.Sdk.Alerts;
using Slipway.Sdk.Deployments;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Secrets;
using Slipway.Sdk.Services;
using Slipway.Sdk.Teams;
using Slipway.Sdk.Tickets;

namespace Slipway.Sdk.Capabilities;

/// <summary>Framework API v1: its name and its capabilities.</summary>
public static class FrameworkV1
{
    /// <summary>How plugins and manifests name this framework API.</summary>
    public const string Name = "v1";

    /// <summary>The eleven capabilities.</summary>
    public static IReadOnlyList<Capability> Capabilities { get; } =
    [
        IncidentCapability.Definition,
        AlertCapability.Definition,
        LogCapability.Definition,
        MetricCapability.Definition,
        TicketCapability.Definition,
        MessagingCapability.Definition,
        ServiceCapability.Definition,
        DeploymentCapability.Definition,
        TeamCapability.Definition,
        OrchestrationCapability.Definition,
        SecretCapability.Definition,
    ];
}
