using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>Alerts in memory, newest first.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "severities", "limit"])]
public sealed class MockAlerts : IAlertProvider
{
    private readonly MockGate _gate;
    private readonly Ledger<Alert> _alerts;

    /// <summary>Seeds the alerts.</summary>
    public MockAlerts(MockConfiguration configuration, ProviderContext context)
    {
        _gate = new MockGate(configuration, context);
        _alerts = new Ledger<Alert>("alert", configuration.Prefix + "alert-");
        for (var count = 0; count < configuration.Items; count++)
        {
            _alerts.Add((id, number) => AlertSeed.Make(id, number, configuration.Items));
        }
    }

    /// <inheritdoc />
    public async Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            _alerts.NewestFirst.Where(alert =>
                Match.Text(request.Query, alert.Id, alert.Title, alert.Description)
                && Match.Word(request.Statuses, alert.Status)
                && Match.Word(request.Severities, alert.Severity)
                && Match.Scope(request.Scope, alert.Service, alert.Fields?.GetText("environment"))),
            request.Limit);
    }

    /// <inheritdoc />
    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return _alerts.Get(request.Id);
    }
}
