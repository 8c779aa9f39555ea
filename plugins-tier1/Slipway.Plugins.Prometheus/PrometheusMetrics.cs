using Slipway.Plugins.Prometheus.Answers;
using Slipway.Plugins.Prometheus.Links;
using Slipway.Plugins.Prometheus.Queries;
using Slipway.Plugins.Shared.Http;
using Slipway.Plugins.Shared.Labels;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Json;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Prometheus;

/// <summary>Metrics of Prometheus.</summary>
[Provider("prometheus", Scope = ["service", "team", "environment"], Filters = ["=", "!=", "=~", "!~"])]
public sealed class PrometheusMetrics : IMetricProvider, IDisposable
{
    // A year, in seconds.
    private const long LongestWindow = 365 * 86_400;

    private readonly PrometheusConfiguration _configuration;
    private readonly TimeProvider _clock;
    private readonly string _linkBase;
    private readonly ScopeLabels _scope;
    private readonly HttpUpstream _upstream;
    private readonly PrometheusApi _api;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public PrometheusMetrics(PrometheusConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        _configuration = configuration;
        _clock = context.Clock;
        _scope = ScopeLabels.Of(configuration.ScopeLabels, problems);
        var address = HttpUpstreamSettings.AddressOf("url", configuration.Url, problems);
        _linkBase = configuration.ExternalUrl is { } external ? HttpUpstreamSettings.AddressOf("externalUrl", external, problems) : address;
        var settings = new HttpUpstreamSettings
        {
            Name = PrometheusApi.Name,
            BaseAddress = address,
            Timeout = configuration.Timeout,
            Authorization = HttpUpstreamSettings.AuthorizationOf(
                configuration.Token, configuration.Username, configuration.Password, problems),
        };
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        _upstream = new HttpUpstream(context.CreateHttpClient(), settings, context.Clock);
        _api = new PrometheusApi(_upstream, configuration.Timeout);
    }

    /// <inheritdoc />
    public async Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var range = QueryRange.Of(request, _clock.GetUtcNow());
        var expression = request.Expression ?? new MetricExpression();
        var window = TimeSpan.FromSeconds(Math.Max(_configuration.RateWindow.TotalSeconds, Math.Min(range.Step, LongestWindow)));
        var query = PromQl.Of(expression, _scope.Select(request.Scope), window);
        var url = GraphLink.To(_linkBase, query, range);
        using var answer = await _api.QueryRangeAsync(query, range, cancellationToken);
        var reader = new SeriesReader(expression.MetricName, _scope.Service, url);
        var series = AnswerForm.Read(PrometheusApi.Name, () => reader.Read(answer.RootElement));
        return series.Count <= _configuration.MaxSeries
            ? new Page<MetricSeries> { Items = series, Url = url }
            : throw ProviderException.BadRequest(
                $"the query has {series.Count} series and maxSeries allows {_configuration.MaxSeries}; "
                + "narrow it by filters, scope or an aggregation");
    }

    /// <inheritdoc />
    public async Task<Page<MetricDescriptor>> DescribeAsync(QueryScope request, CallContext call, CancellationToken cancellationToken)
    {
        var end = _clock.GetUtcNow();
        var start = end - _configuration.DescribeWindow;
        var selector = PromQlSelector.Of(_scope.Select(request));
        using var names = await _api.MetricNamesAsync(selector, start, end, cancellationToken);
        using var metadata = await _api.MetadataAsync(cancellationToken);
        using var series = await _api.SeriesAsync(selector, start, end, cancellationToken);
        return AnswerForm.Read(PrometheusApi.Name, () =>
        {
            var catalog = new MetricCatalog(metadata);
            var labels = new LabelNames(series);
            return Pages.Of(names.RootElement.GetProperty("data").EnumerateArray()
                .Select(name => name.GetString()!)
                // What a query would refuse cannot be asked for.
                .Where(PromQlName.IsMetric)
                .Order(StringComparer.Ordinal)
                .Select(name => Describe(name, catalog[name], labels))
                .ToArray());
        });
    }

    /// <inheritdoc />
    public void Dispose() => _upstream.Dispose();

    private MetricDescriptor Describe(string name, MetricMetadata metadata, LabelNames labels) => new()
    {
        Name = name,
        Type = metadata.Type,
        Description = metadata.Help,
        Labels = labels[name],
        Unit = metadata.Unit,
        Url = GraphLink.To(_linkBase, PromQlSelector.Of(name, [], [])),
        Metadata = labels.IsKnown ? null : new FreeMap { { "labelsOmitted", true } },
    };
}
