using System.Text;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Schema;
using Directory = Slipway.Plugins.PagerDuty.Names.Directory;

namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>Finds incidents: what PagerDuty can filter it filters, the rest is filtered here.</summary>
internal sealed class IncidentList(PagerDutyApi api, Directory services, Directory teams, TimeSpan reach, TimeProvider clock)
{
    /// <summary>The incidents that a query asks for, newest first.</summary>
    public async Task<IReadOnlyList<UpstreamIncident>> FindAsync(IncidentQuery query, CallContext call, CancellationToken cancellationToken)
    {
        if (query.Limit < 0)
        {
            throw ProviderException.BadRequest("limit is less than 0; leave it out for all incidents of the configured days");
        }

        var states = IncidentWords.StatesOf(query.Statuses);
        if (states.Count == 0 || await ScopeAsync(query.Scope, call, cancellationToken) is not { } scope)
        {
            return [];
        }

        var filtersHere = query.Query is not null || query.Severities is not null;
        var found = PageReader.ReadAsync<IncidentPage, UpstreamIncident>(
            api, Address(states, scope), filtersHere ? 0 : query.Limit, PagerDutyJson.Default.IncidentPage, call, cancellationToken);
        List<UpstreamIncident> incidents = [];
        await foreach (var incident in found)
        {
            if (IncidentMapping.Mentions(incident, query.Query) && IncidentWords.HasSeverity(incident, query.Severities))
            {
                incidents.Add(incident);
            }

            if (query.Limit > 0 && incidents.Count == query.Limit)
            {
                break;
            }
        }

        return incidents;
    }

    // Null when the scope names what PagerDuty does not have: then nothing can be found.
    private async Task<string?> ScopeAsync(QueryScope scope, CallContext call, CancellationToken cancellationToken)
    {
        var filter = new StringBuilder();
        foreach (var (name, parameter, directory) in new[] { (scope.Service, "service_ids", services), (scope.Team, "team_ids", teams) })
        {
            if (name is null)
            {
                continue;
            }

            if (await directory.FindAsync(name, call, cancellationToken) is not { } id)
            {
                return null;
            }

            filter.Append(parameter).Append("%5B%5D=").Append(id).Append('&');
        }

        return filter.ToString();
    }

    private string Address(IReadOnlyList<string> states, string scope)
    {
        var now = clock.GetUtcNow();
        var since = Uri.EscapeDataString((now - reach).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        var statuses = string.Concat(states.Select(state => $"statuses%5B%5D={state}&"));
        return $"/incidents?{scope}{statuses}since={since}&sort_by=created_at%3Adesc&";
    }
}
