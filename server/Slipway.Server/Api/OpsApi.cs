using Slipway.Server.Api.Alerts;
using Slipway.Server.Api.Deployments;
using Slipway.Server.Api.Incidents;
using Slipway.Server.Api.Logs;
using Slipway.Server.Api.Messages;
using Slipway.Server.Api.Metrics;
using Slipway.Server.Api.Orchestration;
using Slipway.Server.Api.Secrets;
using Slipway.Server.Api.Services;
using Slipway.Server.Api.Teams;
using Slipway.Server.Api.Tickets;

namespace Slipway.Server.Api;

/// <summary>The HTTP API of framework API v1: one entry a capability.</summary>
internal static class OpsApi
{
    public static IReadOnlyList<CapabilityApi> V1 { get; } =
    [
        IncidentApi.Definition,
        AlertApi.Definition,
        LogApi.Definition,
        MetricApi.Definition,
        TicketApi.Definition,
        MessageApi.Definition,
        ServiceApi.Definition,
        DeploymentApi.Definition,
        TeamApi.Definition,
        OrchestrationApi.Definition,
        SecretApi.Definition,
    ];
}
