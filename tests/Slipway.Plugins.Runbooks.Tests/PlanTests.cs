using Slipway.Plugins.Runbooks.Plans;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;

namespace Slipway.Plugins.Runbooks.Tests;

/// <summary>Plans as people write them, and the slips they make.</summary>
public sealed class PlanTests : IDisposable
{
    private const string Steps = "title: T\nsteps:\n";
    private readonly TempFolder _folder = Failover.Folder();
    private readonly Host _host = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GetPlan_EveryKey_IsThere()
    {
        using var runbooks = Failover.Open(_folder, _host);

        var plan = await runbooks.GetPlanAsync(new() { PlanId = "failover" }, Host.Call, CancellationToken.None);

        Assert.Equal(("Fail the orders database over", "When the primary is gone.", "1.10", "https://wiki.acme.example/failover"), (plan.Title, plan.Description, plan.Version, plan.Url));
        Assert.Equal(["environment=production", "service=orders", "team=payments"], plan.Tags!.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("9007199254740993", "true"), (plan.Fields!["pages"].GetRawText(), plan.Fields!["ready"].GetRawText()));
        Assert.Equal(["lag:observe", "announce:manual", "promote:invoke", "check:verify", "write-up:record"], plan.Steps.Select(step => $"{step.Id}:{step.Type}"));
        Assert.Equal(["lag", "announce"], plan.Steps[2].DependsOn);
        Assert.Equal(("Everybody reads it.", "pg_lag"), (plan.Steps[1].Description, plan.Steps[0].Fields!.GetText("query")));
    }

    [Theory]
    [InlineData("title: T\n", "p.yaml:1: steps is missing")]
    [InlineData("title: T\nsteps: []\n", "p.yaml:2: a plan has one step at least")]
    [InlineData("title: T\nsteps: look\n", "p.yaml:2: steps is a list, not a text")]
    [InlineData("steps: [ { id: a, title: A } ]\n", "p.yaml:1: title is missing")]
    [InlineData("titel: T\ntitle: T\nsteps: [ { id: a, title: A } ]\n", "p.yaml:1: the key titel is unknown; the keys here are id, title, description, version, url, tags, fields, steps")]
    [InlineData("id: a b\ntitle: T\nsteps: [ { id: a, title: A } ]\n", "p.yaml:1: a b is no id: letters, digits, dots, hyphens and underscores, at most 100, beginning with a letter or a digit")]
    [InlineData("title: T\ntags: { a: [ b ] }\nsteps: [ { id: a, title: A } ]\n", "p.yaml:2: tags holds texts, not a list")]
    [InlineData(Steps + "  - a\n", "p.yaml:3: steps holds mappings, not a text")]
    [InlineData(Steps + "  - { title: A }\n", "p.yaml:3: id is missing")]
    [InlineData(Steps + "  - { id: a, title: A, type: magic }\n", "p.yaml:3: magic is no type of a step; the types are manual, observe, invoke, verify, record")]
    [InlineData(Steps + "  - { id: a, title: A, depends: [] }\n", "p.yaml:3: the key depends is unknown; the keys here are id, title, type, description, dependsOn, fields")]
    [InlineData(Steps + "  - { id: a, title: A }\n  - { id: a, title: B }\n", "p.yaml:4: the step a is there already, in line 3")]
    [InlineData(Steps + "  - { id: a, title: A }\n  - id: b\n    title: B\n    dependsOn:\n      - a\n      - aa\n", "p.yaml:8: the step b depends on aa, which the plan does not have; its steps are a, b")]
    [InlineData(Steps + "  - { id: a, title: A, dependsOn: [ a ] }\n", "p.yaml:3: steps wait for one another: a -> a; take one dependsOn away")]
    [InlineData(Steps + "  - { id: x, title: X, dependsOn: [ a ] }\n  - { id: a, title: A, dependsOn: [ b ] }\n  - { id: b, title: B, dependsOn: [ c, d ] }\n  - { id: c, title: C, dependsOn: [ a ] }\n  - { id: d, title: D }\n", "p.yaml:4: steps wait for one another: a -> b -> c -> a; take one dependsOn away")]
    [InlineData("", "p.yaml:1: the file holds no plan")]
    [InlineData("title: T\nsteps: [ { id: a, title: A } ]\n---\ntitle: T\n", "p.yaml:4: a second plan begins here; a file holds one")]
    [InlineData("- a\n", "p.yaml:1: a plan with title and steps is expected")]
    [InlineData("title: T\ntitle: U\n", "p.yaml:2:1: the key title is there already, in line 1")]
    [InlineData("id: failover\ntitle: T\nsteps: [ { id: a, title: A } ]\n", "p.yaml:1: the plan failover is there already, in db/failover.yaml; give one of them another id")]
    public void Open_WrongPlan_IsRefusedAtItsLine(string text, string problem)
    {
        _folder.Write("plans/p.yaml", text);

        var exception = Assert.Throws<ConfigurationException>(() => Failover.Open(_folder, _host));

        Assert.Equal($"plans: {problem}", Assert.Single(exception.Problems).ToString());
    }

    [Fact]
    public void Open_SeveralSlips_AreAllNamedAtOnce()
    {
        _folder.Write("plans/p.yaml", "steps:\n  - { id: a, type: magic }\n  - { id: b, title: B, dependsOn: [ nobody ] }\n");
        _folder.Write("plans/q.yml", "title: [");

        var problems = Assert.Throws<ConfigurationException>(() => Failover.Open(_folder, _host)).Problems;

        Assert.Equal(["p.yaml:1:", "p.yaml:2:", "p.yaml:2:", "p.yaml:3:", "q.yml:2:1:"], problems.Select(problem => problem.Message[..(problem.Message.IndexOf(": ", StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void StepGraph_ManySteps_AreCheckedQuickly()
    {
        var steps = Enumerable.Range(1, 2000).Select(number => $"  - {{ id: s{number}, title: S, dependsOn: [ s{number - 1} ] }}");
        _folder.Write("plans/p.yaml", Steps + "  - { id: s0, title: S }\n" + string.Join('\n', steps));

        Assert.Empty(PlanFolder.Read(_folder["plans"]).Problems);
    }

    [Fact]
    public async Task QueryPlans_Filters_AreHonoured()
    {
        _folder.Write("plans/restart.yaml", "title: Restart search\ntags: { service: search }\n" + Steps.Replace("title: T\n", "", StringComparison.Ordinal) + "  - { id: a, title: A }\n");
        using var runbooks = Failover.Open(_folder, _host);

        Assert.Equal(["failover", "restart"], await IdsAsync(runbooks, new()));
        Assert.Equal(["failover"], await IdsAsync(runbooks, new() { Query = "ORDERS" }));
        Assert.Equal(["restart"], await IdsAsync(runbooks, new() { Tags = new Dictionary<string, string> { ["service"] = "search" } }));
        Assert.Equal(["failover"], await IdsAsync(runbooks, new() { Scope = new() { Team = "payments", Environment = "production" } }));
        Assert.Equal(["failover"], await IdsAsync(runbooks, new() { Limit = 1 }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => IdsAsync(runbooks, new() { Limit = -1 }));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => runbooks.GetPlanAsync(new() { PlanId = "nobody" }, Host.Call, CancellationToken.None));
    }

    [Fact]
    public async Task Plans_ChangedWhileRunning_AreReadAgainAndABrokenOneStays()
    {
        using var runbooks = Failover.Open(_folder, _host);
        _folder.Write("plans/db/failover.yaml", "title: [");
        _folder.Write("plans/new.yaml", Steps + "  - { id: a, title: A }\n");
        Assert.Equal(["failover"], await IdsAsync(runbooks, new()));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            _host.Clock.Now += TimeSpan.FromSeconds(30);
            Assert.Equal(["failover", "new"], await IdsAsync(runbooks, new()));
        }

        Assert.Contains("db/failover.yaml:2:1: ", Assert.Single(_host.Log.Text.Split('\n')), StringComparison.Ordinal);
        File.Delete(_folder["plans/db/failover.yaml"]);
        _host.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(["new"], await IdsAsync(runbooks, new()));
    }

    private static async Task<string[]> IdsAsync(RunbooksOrchestration runbooks, Sdk.Orchestration.OrchestrationPlanQuery query) =>
        [.. (await runbooks.QueryPlansAsync(query, Host.Call, CancellationToken.None)).Items.Select(plan => plan.Id)];
}
