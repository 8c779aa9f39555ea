using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Elasticsearch.Tests;

/// <summary>Searches in the simulated indices.</summary>
public sealed class LogTests : IDisposable
{
    private readonly ElasticsearchSimulator _elastic = new();

    public void Dispose() => _elastic.Dispose();

    [Fact]
    public async Task Query_SeveralPages_FindsAllNewestFirstOverOnePointInTime()
    {
        // All of the same time: only the tiebreaker tells them apart.
        Enumerable.Range(1, 7).ToList().ForEach(number => _elastic.Add("2026-05-04T03:00:00Z", $"Entry {number}"));
        _elastic.OnPage = () => _elastic.Add("2026-05-04T03:01:00Z", "Written meanwhile");

        var entries = (await QueryAsync(new(), pageSize: 3)).Entries;

        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"Entry {number}"), entries.Select(entry => entry.Message));
        Assert.Equal(3, _elastic.Searches.Count);
        Assert.Equal(0, _elastic.OpenPoints);
    }

    [Fact]
    public async Task Query_Limit_ReadsNoMore()
    {
        Enumerable.Range(1, 7).ToList().ForEach(number => _elastic.Add($"2026-05-04T03:00:0{number}Z", $"Entry {number}"));

        var entries = (await QueryAsync(new() { Limit = 4 }, pageSize: 3)).Entries;

        Assert.Equal(["Entry 7", "Entry 6", "Entry 5", "Entry 4"], entries.Select(entry => entry.Message));
        Assert.Equal([3, 1], _elastic.Searches.Select(search => (int)search["size"]!));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new() { Limit = -1 }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new() { Limit = 5001 }));
    }

    [Fact]
    public async Task Query_TimeRange_IncludesItsStartAndNotItsEndToTheNanosecond()
    {
        Array.ForEach(["2026-05-04T01:59:59.999999999Z", "2026-05-04T04:00:00+02:00", "2026-05-04T02:30:00.123456789Z", "2026-05-04T03:00:00Z"], time => _elastic.Add(time, "m"));

        var entries = (await QueryAsync(new() { Start = Timestamp.Parse("2026-05-04T02:00:00Z"), End = Timestamp.Parse("2026-05-04T03:00:00Z") })).Entries;

        Assert.Equal(["2026-05-04T02:30:00.123456789Z", "2026-05-04T02:00:00Z"], entries.Select(entry => entry.Timestamp.ToString()));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new() { Start = Timestamp.Parse("2026-05-04T03:00:00Z"), End = Timestamp.Parse("2026-05-04T03:00:00Z") }));
    }

    [Fact]
    public async Task Query_NoTimes_IsTheLastHour()
    {
        Array.ForEach(["2026-05-04T02:02:00Z", "2026-05-04T02:02:02Z", "2026-05-04T03:02:00Z"], time => _elastic.Add(time, "m"));

        Assert.Equal(2, (await QueryAsync(new())).Entries.Count);
    }

    [Fact]
    public async Task Query_Entry_CarriesWhatTheDocumentHolds()
    {
        _elastic.Add("2026-05-04T03:00:00Z", "Payment failed", "ERROR", "checkout", document =>
        {
            document["labels"] = new System.Text.Json.Nodes.JsonObject { ["team"] = "payments", ["shard"] = 3 };
            document["big"] = System.Text.Json.Nodes.JsonNode.Parse("9007199254740993");
        });

        var entry = (await QueryAsync(new())).Entries.Single();

        Assert.Equal(("Payment failed", "ERROR", "checkout"), (entry.Message, entry.Severity, entry.Service));
        Assert.Equal(("payments", "3"), (entry.Labels!["team"], entry.Labels["shard"]));
        Assert.Equal("9007199254740993", entry.Fields!["big"].GetRawText());
        Assert.Equal("ERROR", entry.Fields["log"].GetProperty("level").GetString());
        Assert.False(entry.Fields.ContainsKey("message"));
        Assert.Equal(("logs-app-default", "doc-0"), (entry.Metadata!.GetText("index"), entry.Metadata.GetText("id")));
    }

    [Fact]
    public async Task Query_DocumentsWithoutTheFields_AreEntriesAllTheSame()
    {
        _elastic.Add("2026-05-04T03:00:00Z", "m", null, null);

        var entry = (await QueryAsync(new())).Entries.Single();

        Assert.Equal((null, null, null), (entry.Severity, entry.Service, entry.Labels));
    }

    [Theory]
    [InlineData("message", "=", "payment FAILED", 1)]
    [InlineData("message", "=", "failed payment", 0)]
    [InlineData("service", "=", "checkout", 2)]
    [InlineData("service", "!=", "checkout", 1)]
    [InlineData("service", "=~", "check.*|search", 3)]
    [InlineData("service", "!~", "check.*", 1)]
    [InlineData("severity", "=", "error", 1)]
    [InlineData("host.name", "=", "a\"}},{\"match_all\":{", 1)]
    public async Task Query_Filter_IsHonoured(string field, string @operator, string value, int expected)
    {
        Fill();

        Assert.Equal(expected, (await SearchAsync(new() { Filters = [new() { Field = field, Operator = @operator, Value = value }] })).Count);
    }

    [Theory]
    [InlineData("payment", 2)]
    [InlineData("failed payment", 1)]
    [InlineData("\"failed payment\"", 0)]
    [InlineData("pay*", 0)]
    public async Task Query_Search_FindsAllWordsAndQuotesInOrder(string text, int expected)
    {
        Fill();

        Assert.Equal(expected, (await SearchAsync(new() { Search = text })).Count);
    }

    [Fact]
    public async Task Query_SeverityIn_ComparesWithoutCase()
    {
        Fill();

        Assert.Equal(2, (await SearchAsync(new() { SeverityIn = ["ERROR", "Warn"] })).Count);
    }

    [Fact]
    public async Task Query_Scope_SelectsFields()
    {
        Fill();

        Assert.Equal(2, (await QueryAsync(new() { Scope = new QueryScope { Service = "checkout" } })).Entries.Count);
        Assert.Single((await QueryAsync(new() { Scope = new QueryScope { Team = "payments", Environment = "prod" } })).Entries);
        Assert.Empty((await QueryAsync(new() { Scope = new QueryScope { Service = "nobody" } })).Entries);
    }

    [Theory]
    [InlineData("", "=", "a", "no field")]
    [InlineData("a", ">", "1", "operator")]
    [InlineData("host.name", "=~", "(", "Failed to parse query")]
    public async Task Query_FilterThatMakesNoSense_IsRefused(string field, string @operator, string value, string text)
    {
        Fill();

        var refusal = await Refusal.OfAsync(ErrorCodes.BadRequest, () => SearchAsync(new() { Filters = [new() { Field = field, Operator = @operator, Value = value }] }));

        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _elastic.OpenPoints);
    }

    [Fact]
    public async Task Query_Url_OpensTheSameInDiscover()
    {
        var found = await QueryAsync(new()
        {
            Start = Timestamp.Parse("2026-05-04T02:00:00Z"),
            End = Timestamp.Parse("2026-05-04T03:00:00Z"),
            Scope = new QueryScope { Service = "it's!" },
            Expression = new() { Search = "a \"b\"", SeverityIn = ["error"], Filters = [new() { Field = "host.name", Operator = "!=", Value = "c\\" }] },
        });

        Assert.Equal(
            "https://kibana.example.com/s/ops/app/discover#/?_g=(time:(from:'2026-05-04T02:00:00Z',to:'2026-05-04T03:00:00Z'))&_a=(index:'logs',query:(language:kuery,query:'"
            + "\"service.name\" : \"it!'s!!\" and not \"host.name\" : \"c\\\\\" and (\"log.level\" : \"error\") and \"message\" : \"a \\\"b\\\"\"'))",
            Uri.UnescapeDataString(found.Url!));
    }

    private void Fill()
    {
        _elastic.Add("2026-05-04T03:00:00Z", "Payment failed", "Error", "checkout", document => document["host"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "a\"}},{\"match_all\":{" });
        _elastic.Add("2026-05-04T03:00:01Z", "Payment done", "info", "checkout");
        _elastic.Add("2026-05-04T03:00:02Z", "Index rebuilt", "warn", "search", document =>
        {
            document["labels.team"] = "payments";
            document["service.environment"] = "prod";
        });
        _elastic.Documents[0]["log"]!["level"] = "error";
    }

    private async Task<IReadOnlyList<LogEntry>> SearchAsync(LogExpression expression) => (await QueryAsync(new() { Expression = expression })).Entries;

    private async Task<LogEntries> QueryAsync(LogQuery query, int pageSize = 1000)
    {
        using var logs = new ElasticsearchLogs(
            new()
            {
                Url = new Uri(_elastic.Address),
                ApiKey = new(ElasticsearchSimulator.Key),
                PageSize = pageSize,
                KibanaUrl = new Uri("https://kibana.example.com/s/ops/"),
                DataView = "logs",
            },
            new Host().Context("log", "elasticsearch"));
        return await logs.QueryAsync(query, Host.Call, CancellationToken.None);
    }
}
