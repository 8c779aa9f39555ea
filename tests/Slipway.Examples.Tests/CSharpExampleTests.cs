using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Schema;
using Slipway.Sdk.Secrets;

namespace Slipway.Examples.Tests;

public sealed class CSharpExampleTests
{
    [Fact]
    public async Task Incidentmock_FromCreationToTimeline_KeepsWhatItIsTold()
    {
        await using var plugin = ExamplePlugin.Built("incident", "incidentmock");

        var created = await plugin.CallAsync<Incident>("incident.create", new CreateIncidentInput
        {
            Title = "zürich is down",
            Status = "open",
            Severity = "sev1",
            Metadata = new FreeMap { { "n", 9007199254740993 } },
        });
        await plugin.CallAsync<Incident>("incident.update", new IncidentUpdate { Id = created.Id, Input = new() { Status = "closed" } });
        await plugin.CallAsync<Acknowledgement>("incident.timeline.append", new TimelineAppend { Id = created.Id, Entry = new() { Kind = "note", Body = "fixed" } });
        var read = await plugin.CallAsync<Incident>("incident.get", new IncidentReference { Id = created.Id });
        var timeline = await plugin.CallAsync<Page<TimelineEntry>>("incident.timeline.get", new IncidentReference { Id = created.Id });

        Assert.Equal(("p2", "zürich is down", "closed"), (read.Id, read.Title, read.Status));
        Assert.Equal("9007199254740993", read.Metadata!["n"].GetRawText());
        Assert.Equal("fixed", Assert.Single(timeline.Items).Body);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Incidentmock_AQuery_HonoursFiltersAndLimit()
    {
        await using var plugin = ExamplePlugin.Built("incident", "incidentmock");
        for (var i = 0; i < 5; i++)
        {
            await plugin.CallAsync<Incident>("incident.create", new CreateIncidentInput { Title = $"t{i}", Status = i < 4 ? "open" : "closed", Severity = "sev3" });
        }

        var open = await plugin.CallAsync<Page<Incident>>("incident.query", new IncidentQuery { Statuses = ["open"], Severities = ["sev3"], Limit = 3 });
        var closed = await plugin.CallAsync<Page<Incident>>("incident.query", new IncidentQuery { Query = "T4" });

        Assert.Equal(["t0", "t1", "t2"], open.Items.Select(incident => incident.Title));
        Assert.Equal("t4", Assert.Single(closed.Items).Title);
    }

    [Fact]
    public async Task Incidentmock_AnUnknownId_IsNotFound()
    {
        await using var plugin = ExamplePlugin.Built("incident", "incidentmock");

        var refusal = await Assert.ThrowsAsync<ProviderException>(
            () => plugin.CallAsync<Incident>("incident.get", new IncidentReference { Id = "nope" }));

        Assert.Equal((ErrorCodes.NotFound, "incident nope not found"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Logmock_AQuery_RepeatsTheSearch()
    {
        await using var plugin = ExamplePlugin.Built("log", "logmock");

        var entries = await plugin.CallAsync<LogEntries>("log.query", new LogQuery
        {
            Expression = new() { Search = "a&b" },
            End = Timestamp.Parse("2024-01-02T03:04:05Z"),
            Scope = new QueryScope { Service = "checkout" },
        });

        var entry = Assert.Single(entries.Entries);
        Assert.Equal(("plugin log: a&b", "checkout", "2024-01-02T03:04:05Z"), (entry.Message, entry.Service, entry.Timestamp.ToString()));
        Assert.Equal("https://logs.example.com/query?q=a%26b", entries.Url);
    }

    [Fact]
    public async Task Secretmock_PutAndGet_KeepTheValue()
    {
        await using var plugin = ExamplePlugin.Built("secret", "secretmock");

        await plugin.CallAsync<Acknowledgement>("secret.put", new SecretWrite { Key = "k", Value = "v\n\"ü" });

        Assert.Equal("v\n\"ü", (await plugin.CallAsync<Secret>("secret.get", new SecretReference { Key = "k" })).Reveal());
        var refusal = await Assert.ThrowsAsync<ProviderException>(() => plugin.CallAsync<Secret>("secret.get", new SecretReference { Key = "x" }));
        Assert.Equal(ErrorCodes.NotFound, refusal.Code);
    }
}
