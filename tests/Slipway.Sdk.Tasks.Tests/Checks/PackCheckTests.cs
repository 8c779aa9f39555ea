using Slipway.Metadata.Diagnostics;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Tasks.Checks;

namespace Slipway.Sdk.Tasks.Tests.Checks;

public sealed class PackCheckTests : IDisposable
{
    private const string Yaml =
        """
        apiVersion: slipway.dev/v1alpha1
        kind: Plugin
        metadata: { publisher: acme, name: prometheus }
        spec:
          displayName: Prometheus
          description: Metric queries.
          version: 1.2.0
          license: Apache-2.0
          runtime: { type: compiled }
          compatibility: { frameworkApi: v1, minServerVersion: 1.0.0, maxServerVersion: 1.x }
          providers:
            - capability: metric
              name: prometheus
              configuration: config/prometheus.schema.json
              operations: [ query, describe ]
              scope: [ service ]
              filters: [ "=", "!=" ]
          permissions: [ outbound_http ]
          network: { outboundHosts: [ "{config:url}" ] }
          secrets: [ { name: token, key: token } ]

        """;

    private static readonly PluginManifestAttribute Plugin = new("acme", "prometheus", "v1", "Acme.Plugin");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private PackOutcome Run(Func<PluginProject, PluginProject>? change = null)
    {
        var project = new PluginProject
        {
            File = _folder["Acme.csproj"],
            Folder = _folder.Path,
            Assembly = _folder["Acme.dll"],
            PackageVersion = "1.2.0",
            PackageLicense = "Apache-2.0",
        };
        return PackCheck.Run(change is null ? project : change(project));
    }

    private PackOutcome RunWith(string yaml, PluginManifestAttribute plugin, params PluginProviderAttribute[] providers)
    {
        _folder.Write("plugin.yaml", yaml);
        PluginDll.Write(_folder["Acme.dll"], plugin, providers);
        return Run();
    }

    private static string Told(PackOutcome outcome) => string.Join('\n', outcome.Problems.Select(problem =>
    {
        Assert.NotNull(problem.Remedy);
        return $"{problem.Position!.Line}:{problem.Position.Column} {problem.Id} {problem.Message}";
    }));

    private static string Change(string old, string replacement)
    {
        Assert.Contains(old, Yaml);
        return Yaml.Replace(old, replacement, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EverythingAgrees_PacksTheManifestAndWritesTheSchema()
    {
        var outcome = RunWith(Yaml, Plugin, PluginDll.Metric);

        Assert.Equal("", Told(outcome));
        Assert.Equal(["plugin.yaml", "config/prometheus.schema.json"], outcome.Files);
        Assert.StartsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n", File.ReadAllText(_folder["config/prometheus.schema.json"]), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder["config"]));
    }

    [Theory]
    [InlineData("publisher: acme", "publisher: acma", "3:24 SLP1083 plugin.yaml is acma/prometheus, the code is acme/prometheus")]
    [InlineData("name: prometheus }\nspec", "name: prom }\nspec", "3:36 SLP1083 plugin.yaml is acme/prom, the code is acme/prometheus")]
    [InlineData("version: 1.2.0\n", "version: 1.3.0\n", "7:12 SLP1082 plugin.yaml has version 1.3.0, the package 1.2.0")]
    [InlineData("frameworkApi: v1,", "frameworkApi: v2,", "10:34 SLP1084 plugin.yaml declares framework API v2, the code was compiled for v1")]
    [InlineData("type: compiled", "type: stdio", "9:20 SLP1092 the assembly has a [Plugin] class, but plugin.yaml says runtime stdio")]
    [InlineData("[ query, describe ]", "[ query ]", "15:7 SLP1087 the operations of metric/prometheus differ: plugin.yaml lacks describe")]
    [InlineData("[ query, describe ]", "[ query, describe, delete ]", "15:7 SLP1087 the operations of metric/prometheus differ: the code lacks delete")]
    [InlineData("scope: [ service ]", "scope: [ team ]", "16:7 SLP1087 the scope of metric/prometheus differ: the code lacks team; plugin.yaml lacks service")]
    [InlineData("filters: [ \"=\", \"!=\" ]", "filters: []", "17:7 SLP1087 the filters of metric/prometheus differ: plugin.yaml lacks =, !=")]
    [InlineData("      configuration: config/prometheus.schema.json\n", "", "12:7 SLP1088 metric/prometheus takes a configuration, but plugin.yaml names no schema of it")]
    [InlineData("{config:url}", "{config:uri}", "19:31 SLP1090 no provider has a configuration key \"uri\"")]
    [InlineData("key: token", "key: password", "20:3 SLP1097 the configuration key \"token\" is a Secret that plugin.yaml does not list\n20:34 SLP1090 no provider has a configuration key \"password\"")]
    [InlineData("key: token", "key: url", "20:3 SLP1097 the configuration key \"token\" is a Secret that plugin.yaml does not list\n20:34 SLP1097 the configuration key \"url\" is no Secret")]
    [InlineData("key: token }", "key: token, required: true }", "20:51 SLP1097 the configuration key \"token\" is optional in the code")]
    [InlineData("  secrets: [ { name: token, key: token } ]\n", "", "4:1 SLP1097 the configuration key \"token\" is a Secret that plugin.yaml does not list")]
    [InlineData("{config:url}", "{config:size}", "19:31 SLP1099 the configuration key \"size\" holds no address: it is neither a text nor a Uri")]
    [InlineData("{config:url}", "{config:token}", "19:31 SLP1099 the configuration key \"token\" holds no address: it is neither a text nor a Uri")]
    [InlineData("license: Apache-2.0", "license: MIT", "8:12 SLP1096 plugin.yaml has the licence MIT, the package Apache-2.0")]
    [InlineData("  license: Apache-2.0\n", "", "5:3 SLP1021 \"license\" is missing in spec")]
    public void Run_OneDisagreement_IsToldAtItsPlaceAndNothingIsPacked(string agreed, string wrong, string expected)
    {
        var outcome = RunWith(Change(agreed, wrong), Plugin, PluginDll.Metric);

        Assert.Equal(expected, Told(outcome));
        Assert.Empty(outcome.Files);
    }

    [Fact]
    public void Run_DisagreementsOfEveryKind_AreToldAtOnceAndNoSchemaIsWritten()
    {
        var outcome = RunWith(
            Change("version: 1.2.0\n", "version: 2.0.0\n  colour: red\n").Replace("name: prometheus\n", "name: prom\n", StringComparison.Ordinal), Plugin, PluginDll.Metric);

        Assert.Equal(["SLP1082", "SLP1020", "SLP1086", "SLP1085"], outcome.Problems.Select(problem => problem.Id));
        Assert.False(Directory.Exists(_folder["config"]));
    }

    [Fact]
    public void Run_StaleSchema_IsRefusedUntilItIsWrittenAnew()
    {
        _folder.Write("config/prometheus.schema.json", """{ "type": "object" }""");

        var stale = RunWith(Yaml, Plugin, PluginDll.Metric);

        Assert.Equal("14:22 SLP1089 prometheus.schema.json is not the schema of the code", Told(stale));
        Assert.Equal("", Told(Run(project => project with { WriteSchemas = true })));
        Assert.Equal("", Told(Run()));
    }

    [Fact]
    public void Run_SchemaWithOtherSpacesAndOrder_IsTheSame()
    {
        _folder.Write(
            "config/prometheus.schema.json",
            "{\r\n\"type\":\"object\",\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"properties\":{\"size\":{\"type\":[\"string\",\"number\"]},\"token\":{\"writeOnly\":true,\"type\":\"string\"},\"url\":{\"type\":\"string\"}},\"required\":[\"url\"]}");

        Assert.Equal("", Told(RunWith(Yaml, Plugin, PluginDll.Metric)));
    }

    [Fact]
    public void Run_SchemaThatIsNoJson_IsStale()
    {
        _folder.Write("config/prometheus.schema.json", "<xml/>");

        Assert.Equal("SLP1089", Assert.Single(RunWith(Yaml, Plugin, PluginDll.Metric).Problems).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_TwoProvidersOfOneSchemaFile_AreFineOnlyWithOneConfiguration(bool same)
    {
        var yaml = Change("  permissions:", "    - { capability: log, name: loki, configuration: config/prometheus.schema.json, operations: [ query ] }\n  permissions:");
        var loki = new PluginProviderAttribute("log", "loki") { Operations = ["query"], ConfigurationSchema = same ? PluginDll.Schema : """{ "properties": { "x": {} } }""" };

        var outcome = RunWith(yaml, Plugin, PluginDll.Metric, loki);

        Assert.Equal(same ? "" : "18:53 SLP1091 another provider with another configuration names config/prometheus.schema.json too", Told(outcome));
    }

    [Fact]
    public void Run_LibraryThatIsNoPlugin_IsLeftAlone()
    {
        PluginDll.WriteLibrary(_folder["Acme.dll"]);

        Assert.Equal(("", 0), (Told(Run()), Run().Files.Count));
    }

    [Fact]
    public void Run_PluginWithoutManifest_IsRefused()
    {
        PluginDll.Write(_folder["Acme.dll"], Plugin, PluginDll.Metric);

        var problem = Assert.Single(Run().Problems);
        Assert.Equal(("SLP1080", _folder["Acme.csproj"]), (problem.Id, problem.Position!.File));
        _folder.Write("Plugin.yml", "");
        Assert.Equal("rename Plugin.yml to plugin.yaml", Assert.Single(Run().Problems).Remedy);
    }

    [Theory]
    [InlineData(true, "IsSlipwayPlugin is false, but the project has the plugin acme/prometheus")]
    [InlineData(false, "IsSlipwayPlugin is false, but the project has a plugin.yaml")]
    public void Run_PluginThatDeniesIt_IsRefused(bool hasCode, string expected)
    {
        if (hasCode)
        {
            PluginDll.Write(_folder["Acme.dll"], Plugin, PluginDll.Metric);
        }
        else
        {
            _folder.Write("plugin.yaml", Yaml);
        }

        var problem = Assert.Single(Run(project => project with { IsPlugin = false }).Problems);

        Assert.Equal(("SLP1094", expected), (problem.Id, problem.Message));
    }

    [Fact]
    public void Run_LibraryThatDeniesIt_IsLeftAlone()
    {
        PluginDll.WriteLibrary(_folder["Acme.dll"]);

        Assert.Empty(Run(project => project with { IsPlugin = false }).Problems);
    }

    [Fact]
    public void Run_LibraryThatCallsItselfAPlugin_NeedsAManifest()
    {
        PluginDll.WriteLibrary(_folder["Acme.dll"]);

        Assert.Equal("SLP1080", Assert.Single(Run(project => project with { IsPlugin = true }).Problems).Id);
    }

    [Fact]
    public void Run_ManifestWithoutPluginClass_IsRefused()
    {
        _folder.Write("plugin.yaml", Yaml);
        PluginDll.WriteLibrary(_folder["Acme.dll"]);

        Assert.Equal("3:1 SLP1081 the assembly holds no plugin acme/prometheus", Told(Run()));
    }

    [Fact]
    public void Run_StdioPlugin_NeedsNoPluginClass()
    {
        _folder.Write("plugin.yaml", Change("type: compiled", "type: stdio"));
        PluginDll.WriteLibrary(_folder["Acme.dll"]);

        Assert.Equal(["plugin.yaml", "config/prometheus.schema.json"], Run().Files);
        Assert.Equal("SLP1082", Assert.Single(Run(project => project with { PackageVersion = "9.9.9" }).Problems).Id);
    }

    [Fact]
    public void Run_HostileManifest_IsRefusedByTheReader()
    {
        var outcome = RunWith("a: &a [ *a ]\n", Plugin, PluginDll.Metric);

        Assert.NotEmpty(outcome.Problems);
        Assert.All(outcome.Problems, problem => Assert.Equal(YamlAnchor, problem.Id));
    }

    private const string YamlAnchor = "SLP1009";

    [Fact]
    public void Render_Problem_ShowsTheLine() =>
        Assert.Contains(
            "  license: Apache 2.0\n",
            DiagnosticText.Render(RunWith(Change("Apache-2.0", "Apache 2.0"), Plugin, PluginDll.Metric).Problems));
}
