using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Alerts of plugin-slug. An operation without a member here answers not_implemented, and the declaration says so.</summary>
[Provider("plugin-slug", Filters = ["severities"])]
public sealed class ExampleAlerts(ExampleConfiguration configuration) : IAlertProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    /// <inheritdoc />
    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var alerts = All().Where(alert => request.Severities is null || request.Severities.Contains(alert.Severity));
        return Task.FromResult(Pages.Of(alerts.Take(configuration.Most), request.Limit));
    }

    /// <inheritdoc />
    public Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(All().FirstOrDefault(alert => alert.Id == request.Id)
            ?? throw ProviderException.NotFound($"there is no alert {request.Id}"));
    }

    // In place of an upstream: the same two alerts every time.
    private IEnumerable<Alert> All() => [Alert("disk", "critical"), Alert("load", "minor")];

    private Alert Alert(string id, string severity) => new()
    {
        Id = id,
        Title = $"{id} in {configuration.Region}",
        Status = "firing",
        Severity = severity,
        CreatedAt = Seen,
        UpdatedAt = Seen,
    };
}
