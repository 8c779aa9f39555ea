using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;

namespace Company.Ops.Example;

/// <summary>Alerts of plugin-slug. An operation without a member here answers not_implemented.</summary>
internal sealed class ExampleAlerts(ExampleConfiguration configuration) : IAlertProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    // In place of an upstream: the same two alerts every time.
    private Alert[] All => [Alert("disk", "critical"), Alert("load", "minor")];

    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var alerts = All.Where(alert => request.Severities is null || request.Severities.Contains(alert.Severity));
        return Task.FromResult(Pages.Of(alerts.Take(configuration.Most), request.Limit));
    }

    public Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(All.FirstOrDefault(alert => alert.Id == request.Id) ?? throw ProviderException.NotFound($"there is no alert {request.Id}"));

    private Alert Alert(string id, string severity) => new()
    {
        Id = id,
        Title = $"{id} is high in {configuration.Region}",
        Status = "firing",
        Severity = severity,
        CreatedAt = Seen,
        UpdatedAt = Seen,
    };
}
