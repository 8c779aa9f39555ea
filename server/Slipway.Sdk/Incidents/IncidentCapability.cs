using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Incidents;

/// <summary>The <c>incident</c> capability and its operations.</summary>
public static class IncidentCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "incident",
        Spellings = ["incident", "incidents"],
        ProviderType = typeof(IIncidentProvider),
        Json = IncidentJson.Default,
        Operations =
        [
            Operation.Create<IIncidentProvider, IncidentQuery, Page<Incident>>(
                new OperationDescription("incident.query", "incident.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Incident>(),
                static (provider, request, call, token) => provider.QueryAsync(request, call, token)),
            Operation.Create<IIncidentProvider, IncidentReference, Incident>(
                new OperationDescription("incident.get", "incident.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Incident>(),
                static (provider, request, call, token) => provider.GetAsync(request, call, token)),
            Operation.Create<IIncidentProvider, CreateIncidentInput, Incident>(
                new OperationDescription("incident.create", "incident.created", OperationEffect.Writes) { Idempotent = false },
                AnswerShape.One<Incident>(),
                static (provider, request, call, token) => provider.CreateAsync(request, call, token)),
            Operation.Create<IIncidentProvider, IncidentUpdate, Incident>(
                new OperationDescription("incident.update", "incident.updated", OperationEffect.Writes) { Idempotent = true },
                AnswerShape.One<Incident>(),
                static (provider, request, call, token) => provider.UpdateAsync(request, call, token)),
            Operation.Create<IIncidentProvider, IncidentReference, Page<TimelineEntry>>(
                new OperationDescription("incident.timeline.get", "incident.timeline.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<TimelineEntry>(),
                static (provider, request, call, token) => provider.GetTimelineAsync(request, call, token)),
            Operation.Create<IIncidentProvider, TimelineAppend, Acknowledgement>(
                new OperationDescription("incident.timeline.append", "incident.timeline.appended", OperationEffect.Writes) { Idempotent = false },
                AnswerShape.Acknowledgement,
                static (provider, request, call, token) => provider.AppendTimelineAsync(request, call, token)),
        ],
    };
}
