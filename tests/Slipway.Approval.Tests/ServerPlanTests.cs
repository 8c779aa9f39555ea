using Slipway.Approval.Plan;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Tests;

public sealed class ServerPlanTests
{
    private const string Id = "acme/one";

    private static PlanSide Before { get; } = new(
    [
        new(PlanKind.Plugin, Id, "1.0.0"),
        new(PlanKind.Tier, PlanKind.Tier, "Tier 2 (supported)") { Of = Id },
        new(PlanKind.Permission, "outbound_http") { Of = Id },
        new(PlanKind.Package, "Acme.Text", "2.0.0"),
        new(PlanKind.Layer, "plugin acme/one", "sha256:aa") { Size = 2048 },
    ]);

    private static PlanSide Moved { get; } = Before with
    {
        Items = [.. Before.Items.Select(item => item.Kind is PlanKind.Plugin ? item with { Value = "1.1.0" } : item.Kind is PlanKind.Layer ? item with { Value = "sha256:bb", Size = 4096 } : item)],
    };

    [Fact]
    public void Views_OfAChangeWithEverything_SayTheDecisionFirst()
    {
        var after = Moved with
        {
            Items =
            [
                .. Moved.Items.Where(item => item.Kind is not PlanKind.Tier),
                new(PlanKind.Tier, PlanKind.Tier, "Tier 3 (community)") { Of = Id },
                new(PlanKind.Host, "api.acme.example") { Of = Id },
                new(PlanKind.Owner, "@everyone | <b>[us](https://evil.example)</b>", "ops@acme.example") { Of = Id },
                new(PlanKind.Weakness, "CVE-2026-0001 in Acme.Text", "high, 2.0.0") { Why = "Acme.Ops.One 1.1.0 > Acme.Text 2.0.0" },
            ],
        };
        var plan = ServerPlan.Of("toy.yaml", "main (0123456789ab)", Before, after) with
        {
            Policy = "release",
            Fits = [new("acme/one 1.1.0", "1.0.0", "compatible", "links", "not proven")],
            Unknown = ["known weaknesses: no advisories were asked"],
        };

        Assert.Equal(PlanDecision.Decide, plan.Decision);
        Snapshot.Match(PlanText.Write(plan), "text");
        Snapshot.Match(PlanMarkdown.Write(plan), "comment", "md");
        Snapshot.Match(PlanJson.Write(plan), "json", "json");
    }

    [Fact]
    public void Views_OfAPluginThatGoes_DoNotTellWhatItDeclared()
    {
        var plan = ServerPlan.Of("toy.yaml", "main", Before, Before with { Items = [.. Before.Items.Where(item => item.Kind != PlanKind.Plugin && item.Of is null)] });

        Assert.Equal(["- plugin acme/one 1.0.0"], PlanText.Write(plan).Split('\n').Where(line => line.Contains("acme/one", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim()));
        Assert.DoesNotContain("outbound", PlanMarkdown.Write(plan), StringComparison.Ordinal);
        Assert.Contains("outbound_http", PlanJson.Write(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Views_OfMoreQuestionsThanTheFirstLineHolds_ListAll()
    {
        var plan = ServerPlan.Of("toy.yaml", "main", PlanSide.Empty, new PlanSide([.. Enumerable.Range(1, 6).Select(number => new PlanItem(PlanKind.Plugin, $"acme/p{number}", "1.0.0"))]));

        Assert.EndsWith("and 2 more", plan.Headline, StringComparison.Ordinal);
        Assert.Contains("asks for a decision\n  adds acme/p1 1.0.0\n", PlanText.Write(plan), StringComparison.Ordinal);
        Assert.Contains("  adds acme/p6 1.0.0\n", PlanText.Write(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Decision_FollowsWhatChanges()
    {
        var error = new DiagnosticRule("SLP6320", DiagnosticSeverity.Error, "t", "e").At(null, "no");

        Assert.Equal(PlanDecision.Nothing, ServerPlan.Of("toy.yaml", "main", Before, Before).Decision);
        Assert.Equal("Fit to merge: moves acme/one from 1.0.0 to 1.1.0; nothing in it asks for more than a look", ServerPlan.Of("toy.yaml", "main", Before, Moved).Headline);
        Assert.Equal("Do not merge: 1 error, SLP6320: no", (ServerPlan.Of("toy.yaml", "main", Before, Moved) with { Problems = [error] }).Headline);
        Assert.Equal(PlanDecision.Decide, ServerPlan.Of("toy.yaml", "main", PlanSide.Empty, Before).Decision);
        Assert.Equal(PlanDecision.Approve, ServerPlan.Of("toy.yaml", "main", Before, PlanSide.Empty).Decision);
    }

    [Fact]
    public void Comparison_LeavesOutWhatOneSideDoesNotKnow()
    {
        var unknown = Before with { UnknownPlugins = [Id], UnknownKinds = [PlanKind.Layer], Items = [.. Before.Items.Where(item => item.Kind is not PlanKind.Permission and not PlanKind.Layer)] };

        var plan = ServerPlan.Of("toy.yaml", "main", unknown, Moved);

        Assert.Equal([PlanKind.Plugin], plan.Changes.Select(change => change.Kind));
    }
}
