using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>A log with one entry at every whole minute of all times, newest first.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["=", "!=", "=~", "!~", "search", "severityIn", "limit"])]
public sealed class MockLogs(MockConfiguration configuration, ProviderContext context) : ILogProvider
{
    private readonly MockGate _gate = new(configuration, context);

    /// <inheritdoc />
    public async Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var range = TimeRange.Of(request.Start, request.End, _gate.Now);
        var expression = request.Expression ?? new LogExpression();
        var filters = (expression.Filters ?? []).Select(filter => new Comparison(filter.Field, filter.Operator, filter.Value)).ToArray();
        var found = LogSeed.NewestFirst(range).Where(entry =>
            Match.Text(expression.Search, entry.Message)
            && Match.Word(expression.SeverityIn, entry.Severity)
            && Match.Scope(request.Scope, entry.Service, entry.Labels!["environment"])
            && filters.All(filter => filter.Holds(LogSeed.Fields(entry))));
        return new LogEntries { Entries = Match.Page(found, request.Limit).Items, Url = World.Link("logs", "explore") };
    }
}
