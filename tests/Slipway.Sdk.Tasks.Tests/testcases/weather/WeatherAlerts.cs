using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;

namespace Acme.Ops.Weather;

/// <summary>Weather warnings as alerts.</summary>
[Provider("weather", Filters = ["severities"])]
public sealed class WeatherAlerts(WeatherConfiguration configuration, ProviderContext context) : IAlertProvider
{
    /// <inheritdoc />
    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var warnings = new[] { Warning("storm", "critical"), Warning("frost", "minor") }
            .Where(warning => request.Severities is null || request.Severities.Contains(warning.Severity));
        return Task.FromResult(Pages.Of(warnings.Take(configuration.Most), request.Limit));
    }

    /// <inheritdoc />
    public Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken) => request.Id switch
    {
        "storm" => Task.FromResult(Warning("storm", "critical")),
        "frost" => Task.FromResult(Warning("frost", "minor")),
        _ => throw ProviderException.NotFound($"there is no warning {request.Id}"),
    };

    private Alert Warning(string id, string severity) => new()
    {
        Id = id,
        Title = $"{id} in {configuration.Region}",
        Status = "firing",
        Severity = severity,
        CreatedAt = context.Clock.GetUtcNow(),
        UpdatedAt = context.Clock.GetUtcNow(),
        Metadata = new FreeMap { { "region", configuration.Region } },
    };
}
