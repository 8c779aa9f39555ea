using System.Net.Http.Headers;
using Slipway.Plugins.Elasticsearch.Entries;
using Slipway.Plugins.Elasticsearch.Links;
using Slipway.Plugins.Elasticsearch.Queries;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Patience;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Elasticsearch;

/// <summary>Log entries in Elasticsearch, newest first.</summary>
[Provider("elasticsearch", Scope = ["service", "team", "environment"], Filters = ["=", "!=", "=~", "!~", "search", "severityIn", "limit"])]
public sealed class ElasticsearchLogs : ILogProvider, IDisposable
{
    private readonly ElasticsearchApi _api;
    private readonly LogSearch _search;
    private readonly EntryMapping _mapping;
    private readonly DiscoverLink? _link;
    private readonly int _most;
    private readonly TimeProvider _clock;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public ElasticsearchLogs(ElasticsearchConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        var fields = FieldNames.Of(configuration, problems);
        var settings = new HttpUpstreamSettings
        {
            Name = ElasticsearchApi.Name,
            BaseAddress = HttpUpstreamSettings.AddressOf("url", configuration.Url, problems),
            Timeout = configuration.Timeout,
            Authorization = AuthorizationOf(configuration, problems),
        };
        var kibana = configuration.KibanaUrl is { } url ? HttpUpstreamSettings.AddressOf("kibanaUrl", url, problems) : null;
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        _api = new ElasticsearchApi(
            new PatientUpstream(new HttpUpstream(context.CreateHttpClient(), settings, context.Clock), context.Clock), configuration);
        _search = new LogSearch(fields);
        _mapping = new EntryMapping(fields);
        _link = kibana is null ? null : new DiscoverLink(kibana, configuration.DataView, fields);
        (_most, _clock) = (configuration.MaxEntries, context.Clock);
    }

    /// <inheritdoc />
    public async Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken)
    {
        if (request.Limit < 0 || request.Limit > _most)
        {
            throw ProviderException.BadRequest($"limit is not between 0 and {_most}, the configured maxEntries");
        }

        var range = TimeRange.Of(request, _clock.GetUtcNow());
        var hits = await _api.SearchAsync(_search.Query(request, range), request.Limit > 0 ? request.Limit : _most, call, cancellationToken);
        return new LogEntries
        {
            Entries = AnswerForm.Read(ElasticsearchApi.Name, () => hits.Select(_mapping.Map).ToArray()),
            Url = _link?.To(request, range),
        };
    }

    /// <inheritdoc />
    public void Dispose() => _api.Dispose();

    private static AuthenticationHeaderValue? AuthorizationOf(ElasticsearchConfiguration configuration, List<ConfigurationProblem> problems)
    {
        if (configuration.ApiKey is not { } key)
        {
            return HttpUpstreamSettings.AuthorizationOf(null, configuration.Username, configuration.Password, problems);
        }

        if (configuration.Username is not null || configuration.Password is not null)
        {
            problems.Add(new("apiKey", "stands beside username or password; give one of the two"));
        }

        HttpUpstreamSettings.Require("apiKey", key, problems);
        return problems.Count > 0 ? null : new("ApiKey", key.Reveal());
    }
}
