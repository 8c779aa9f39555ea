using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Deployments;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Messages;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Schema;
using Slipway.Sdk.Services;
using Slipway.Sdk.Teams;
using Slipway.Sdk.Tickets;

namespace Slipway.Server.Tests.Support;

/// <summary>Answers with what it was asked. Behaviour can be replaced by what a test puts into <see cref="OnIncident"/>.</summary>
internal sealed class EchoProvider : IIncidentProvider, IAlertProvider, ILogProvider, IMetricProvider, ITicketProvider, IMessagingProvider,
    IServiceCatalogProvider, IDeploymentProvider, ITeamProvider, IOrchestrationProvider, IDisposable
{
    public Func<IncidentReference, CallContext, CancellationToken, Task<Incident>>? OnIncident { get; init; }

    public CallContext? LastCall { get; private set; }

    public object? LastRequest { get; private set; }

    public bool IsDisposed { get; private set; }

    public Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Incident { Id = "i-1", Title = request.Query ?? "all", Url = "https://upstream.example/CANARY" }]));

    public Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken)
    {
        LastCall = call;
        return OnIncident?.Invoke(request, call, cancellationToken) ?? Answer(request, call, new Incident { Id = request.Id });
    }

    public Task<Incident> CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Incident { Id = "i-new", Title = request.Title, Status = request.Status, Severity = request.Severity });

    public Task<Incident> UpdateAsync(IncidentUpdate request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Incident { Id = request.Id, Title = request.Input.Title ?? "" });

    public Task<Page<TimelineEntry>> GetTimelineAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new TimelineEntry { Id = "t-1", IncidentId = request.Id }]));

    public Task<Acknowledgement> AppendTimelineAsync(TimelineAppend request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Acknowledgement.Done);

    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Alert { Id = "a-1" }]));

    public Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Alert { Id = request.Id });

    public Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new LogEntries { Entries = [new LogEntry { Message = request.Expression?.Search ?? "" }] });

    public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new MetricSeries { Name = request.Expression?.MetricName ?? "" }]));

    public Task<Page<MetricDescriptor>> DescribeAsync(QueryScope request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new MetricDescriptor { Name = $"{request.Service}/{request.Environment}/{request.Team}" }]));

    public Task<Page<Ticket>> QueryAsync(TicketQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Ticket { Id = "t-1" }]));

    public Task<Ticket> GetAsync(TicketReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Ticket { Id = request.Id });

    public Task<Ticket> CreateAsync(CreateTicketInput request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Ticket { Id = "t-new", Title = request.Title });

    public Task<Ticket> UpdateAsync(TicketUpdate request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Ticket { Id = request.Id, Title = request.Input.Title ?? "" });

    public Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new MessageResult { Id = "m-1", Channel = request.Channel });

    public Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Service { Id = "s-1" }]));

    public Task<Page<Deployment>> QueryAsync(DeploymentQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Deployment { Id = "d-1" }]));

    public Task<Deployment> GetAsync(DeploymentReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Deployment { Id = request.Id });

    public Task<Page<Team>> QueryAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Team { Id = "g-1" }]));

    public Task<Team> GetAsync(TeamReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Team { Id = request.Id });

    public Task<Page<TeamMember>> GetMembersAsync(TeamMembersRequest request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new TeamMember { Id = "p-1", Name = request.TeamId }]));

    public Task<Page<Plan>> QueryPlansAsync(OrchestrationPlanQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Plan { Id = "pl-1" }]));

    public Task<Plan> GetPlanAsync(PlanReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Plan { Id = request.PlanId });

    public Task<Page<Run>> QueryRunsAsync(OrchestrationRunQuery request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Pages.Of([new Run { Id = "r-1" }]));

    public Task<Run> GetRunAsync(RunReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Run { Id = request.RunId });

    public Task<Run> StartRunAsync(PlanReference request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, new Run { Id = "r-new", PlanId = request.PlanId });

    public Task<Acknowledgement> CompleteStepAsync(StepCompletion request, CallContext call, CancellationToken cancellationToken) =>
        Answer(request, call, Acknowledgement.Done);

    public void Dispose() => IsDisposed = true;

    private Task<T> Answer<T>(object request, CallContext call, T answer)
    {
        LastRequest = request;
        LastCall = call;
        return Task.FromResult(answer);
    }
}
