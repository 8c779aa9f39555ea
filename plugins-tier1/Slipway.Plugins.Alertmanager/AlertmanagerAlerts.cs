using System.Text.RegularExpressions;
using Slipway.Plugins.Alertmanager.Alerts;
using Slipway.Plugins.Alertmanager.Links;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Labels;
using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Alertmanager;

/// <summary>Alerts of Alertmanager, newest first.</summary>
[Provider("alertmanager", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "severities", "limit"])]
public sealed partial class AlertmanagerAlerts : IAlertProvider, IDisposable
{
    private readonly string _linkBase;
    private readonly ScopeLabels _scope;
    private readonly AlertMapping _mapping;
    private readonly HttpUpstream _upstream;
    private readonly AlertmanagerApi _api;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public AlertmanagerAlerts(AlertmanagerConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        _scope = ScopeLabels.Of(configuration.ScopeLabels, problems);
        var address = HttpUpstreamSettings.AddressOf("url", configuration.Url, problems);
        _linkBase = configuration.ExternalUrl is { } external ? HttpUpstreamSettings.AddressOf("externalUrl", external, problems) : address;
        var settings = new HttpUpstreamSettings
        {
            Name = AlertmanagerApi.Name,
            BaseAddress = address,
            Timeout = configuration.Timeout,
            Authorization = HttpUpstreamSettings.AuthorizationOf(
                configuration.Token, configuration.Username, configuration.Password, problems),
        };
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        _mapping = new AlertMapping(configuration, _scope, _linkBase);
        _upstream = new HttpUpstream(context.CreateHttpClient(), settings, context.Clock);
        _api = new AlertmanagerApi(_upstream);
    }

    /// <inheritdoc />
    public async Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        if (request.Limit < 0)
        {
            throw ProviderException.BadRequest("limit is less than 0; leave it out for all alerts");
        }

        var labels = _scope.Select(request.Scope);
        var found = (await _api.AlertsAsync(labels, cancellationToken))
            .Where(alert => AlertStatus.Matches(request.Statuses, alert.Status)
                && _mapping.HasSeverity(alert, request.Severities)
                && AlertMapping.Mentions(alert, request.Query))
            .OrderByDescending(alert => alert.StartsAt)
            .ThenBy(alert => alert.Fingerprint, StringComparer.Ordinal)
            .Select(_mapping.Map);
        return Pages.Of(found, request.Limit) with { Url = AlertsLink.To(_linkBase, labels) };
    }

    /// <inheritdoc />
    public async Task<Alert> GetAsync(AlertReference request, CallContext call, CancellationToken cancellationToken)
    {
        // API v2 has no single alert; what is no fingerprint need not be looked for.
        var alerts = Fingerprint().IsMatch(request.Id) ? await _api.AlertsAsync([], cancellationToken) : [];
        return alerts.FirstOrDefault(alert => alert.Fingerprint == request.Id) is { } found
            ? _mapping.Map(found)
            : throw ProviderException.NotFound(
                $"{AlertmanagerApi.Name} has no alert {request.Id}; it forgets alerts when they are resolved");
    }

    /// <inheritdoc />
    public void Dispose() => _upstream.Dispose();

    [GeneratedRegex(@"\A[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
