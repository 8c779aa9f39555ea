using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Sdk.Tasks.Checks;
using Slipway.Sdk.Tasks.Reading;

namespace Slipway.Sdk.Tasks.Tests.Checks;

/// <summary>What a problem advises can be pasted into plugin.yaml.</summary>
public sealed class AdviceTests
{
    private const string Yaml =
        """
        apiVersion: slipway.dev/v1alpha1
        kind: Plugin
        metadata: { publisher: acme, name: a }
        spec:
          version: 1.0.0
          providers: [ { capability: log, name: a, operations: [ query ], filters: [ x ] } ]
          permissions: [ listen ]

        """;

    private static IReadOnlyList<Diagnostic> Check(Action<Comparison> check, CompiledPlugin compiled)
    {
        var bag = new DiagnosticBag();
        check(new Comparison(PluginManifest.Read(System.Text.Encoding.UTF8.GetBytes(Yaml), "plugin.yaml", ReadMode.Installed).Value!, compiled, bag));
        return bag.Sorted();
    }

    private static CompiledPlugin Code(params CompiledProvider[] providers) => new("acme", "a", "v1", providers);

    private static CompiledProvider Log => new("log", "a") { Operations = ["query"], Filters = ["x"] };

    [Fact]
    public void Check_UndeclaredProvider_IsGivenAsAWholeLine()
    {
        var alert = new CompiledProvider("alert", "b")
        {
            Operations = ["query", "get"],
            Scope = ["service"],
            Filters = ["=~", "no"],
            ConfigurationSchema = """{ "properties": { "x": {} } }""",
        };

        Assert.Equal(
            "add to providers: - { capability: alert, name: b, configuration: config/b.schema.json, operations: [ query, get ], scope: [ service ], filters: [ \"=~\", \"no\" ] }",
            Assert.Single(Check(ProviderCheck.Check, Code(Log, alert))).Remedy);
    }

    [Theory]
    [InlineData("", "write filters: [], or change the code")]
    [InlineData("true", "write filters: [ \"true\" ], or change the code")]
    [InlineData("a\"b", "write filters: [ \"a\\\"b\" ], or change the code")]
    public void Check_OtherFilters_AreGivenAsYaml(string filter, string expected) =>
        Assert.Equal(expected, Assert.Single(Check(ProviderCheck.Check, Code(Log with { Filters = filter.Length == 0 ? [] : [filter] }))).Remedy);

    [Fact]
    public void Check_AssemblyForOtherPermissionsAndHosts_IsTold()
    {
        var problems = Check(ConductCheck.Check, Code(Log) with { Permissions = [], OutboundHosts = ["a.example"] });

        Assert.Equal(
            ["plugin.yaml has the hosts [], the assembly was compiled for [ a.example ]", "plugin.yaml has the permissions [ listen ], the assembly was compiled for []"],
            problems.Select(problem => problem.Message));
        Assert.Empty(Check(ConductCheck.Check, Code(Log) with { Permissions = ["listen"], OutboundHosts = [] }));
        Assert.Empty(Check(ConductCheck.Check, Code(Log)));
    }

    [Theory]
    [InlineData("version: 1.0.0", "version: 0.1", "write 0.1.0: MAJOR.MINOR.PATCH")]
    [InlineData("version: 1.0.0", "version: v1", "write MAJOR.MINOR.PATCH, for example 1.2.0")]
    [InlineData("permissions: [ listen ]", "secrets: [ token ]", "write a mapping instead of \"token\": { name: \"token\", key: token }")]
    public void Read_WrongShape_IsAnsweredWithTheRightOne(string right, string wrong, string expected)
    {
        var yaml = Yaml.Replace(right, wrong, StringComparison.Ordinal);

        Assert.Equal(
            expected, Assert.Single(PluginManifest.Read(System.Text.Encoding.UTF8.GetBytes(yaml), "plugin.yaml", ReadMode.Installed).Diagnostics).Remedy);
    }
}
