using System.Text;
using Slipway.Cli.Conforming;
using Slipway.Conformance.Fixtures;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Tests.Conforming;

/// <summary>Several plugins' fixtures as one server's.</summary>
public sealed class MergedFixturesTests
{
    private readonly DiagnosticBag _bag = new();

    [Fact]
    public void Of_TwoProvidersOfACapability_TakesTheFirstWithItsAnswersOnly()
    {
        var merged = Merge(Fixture("incident/one", "/a: one"), Fixture("incident/two", "/a: two"), Fixture("alert/three", "/c: three"));

        Assert.Empty(_bag.Sorted());
        Assert.Equal(["incident/one", "alert/three"], merged.Medium!.Providers.Select(provider => $"{provider.Capability}/{provider.Provider}"));
        Assert.Equal(["one", "three"], merged.Medium.Upstream.Select(answer => answer.Body));
        Assert.Equal(["alert.query", "incident.query"], merged.Medium.Counts.Keys.Order(StringComparer.Ordinal));
        Assert.Null(merged.Minimal);
    }

    [Fact]
    public void Of_PluginsThatAnswerOneAddressOtherwise_NamesThemAndWhatToDo()
    {
        Merge(Fixture("incident/one", "/a: one"), Fixture("alert/two", "/a: two"));

        var problem = Assert.Single(_bag.Sorted());
        Assert.Equal("SLP7005", problem.Id);
        Assert.Equal("the fixtures of acme/0 and acme/1 answer GET /a, each otherwise", problem.Message);
        Assert.Contains("{upstream}/NAME", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PluginsThatAnswerAlike_IsNoContradiction()
    {
        Merge(Fixture("incident/one", "/a: same"), Fixture("alert/two", "/a: same"));

        Assert.Empty(_bag.Sorted());
    }

    private PluginFixtures Merge(params IReadOnlyList<ConformanceFixture> medium) =>
        MergedFixtures.Of([.. medium.Select((fixture, at) => ($"acme/{at}", PluginFixtures.None with { Medium = fixture }))], _bag);

    private static ConformanceFixture Fixture(string provider, string answer)
    {
        var (capability, name) = (provider.Split('/')[0], provider.Split('/')[1]);
        var reading = ConformanceFixture.Read(Encoding.UTF8.GetBytes($$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ConformanceFixture
            providers:
              - { capability: {{capability}}, provider: {{name}}, config: { url: "{upstream}" } }
            lists:
              - { operation: {{capability}}.query, count: 1 }
            upstream:
              - { path: "{{answer.Split(": ")[0]}}", body: "{{answer.Split(": ")[1]}}" }
            """), "medium.yaml");
        Assert.True(reading.Value is not null, string.Join('\n', reading.Diagnostics.Select(problem => problem.Message)));
        return reading.Value;
    }
}
