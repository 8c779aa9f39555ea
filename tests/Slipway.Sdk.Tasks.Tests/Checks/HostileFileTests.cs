using Slipway.Metadata.Diagnostics;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Tasks.Checks;

namespace Slipway.Sdk.Tasks.Tests.Checks;

/// <summary>Files that are none, and schemas that are none, end as problems and never as a stack trace.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Yaml =
        """
        apiVersion: slipway.dev/v1alpha1
        kind: Plugin
        metadata: { publisher: acme, name: a }
        spec:
          displayName: A
          description: A.
          version: 1.0.0
          license: MIT
          runtime: { type: compiled }
          compatibility: { frameworkApi: v1, minServerVersion: 1.0.0, maxServerVersion: 1.x }
          providers:
            - { capability: log, name: a, configuration: config/a.schema.json, operations: [ query ] }

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Diagnostic> Run(string schema, bool write = false)
    {
        PluginDll.Write(
            _folder["a.dll"], new PluginManifestAttribute("acme", "a", "v1", "A"),
            new PluginProviderAttribute("log", "a") { Operations = ["query"], ConfigurationSchema = schema });
        return PackCheck.Run(new PluginProject
        {
            File = _folder["a.csproj"],
            Folder = _folder.Path,
            Assembly = _folder["a.dll"],
            PackageVersion = "1.0.0",
            WriteSchemas = write,
        }).Problems;
    }

    [Fact]
    public void Run_ManifestThatLeadsToADevice_IsRefused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no /dev/zero");
        File.CreateSymbolicLink(_folder["plugin.yaml"], "/dev/zero");

        Assert.Equal("SLP1095", Assert.Single(Run("{}")).Id);
    }

    [Fact]
    public void Run_HugeManifest_IsTooLarge()
    {
        _folder.Write("plugin.yaml", new string('x', 3_000_000));

        Assert.Equal("SLP1001", Assert.Single(Run("{}")).Id);
    }

    [Fact]
    public void Run_SchemaPathIsAFolder_IsRefused()
    {
        _folder.Write("plugin.yaml", Yaml);
        Directory.CreateDirectory(_folder["config/a.schema.json"]);

        var problem = Assert.Single(Run("{}"));
        Assert.Equal(("SLP1095", "a.schema.json cannot be written: there is a folder of that name"), (problem.Id, problem.Message));
        Assert.Empty(Directory.GetFiles(_folder["config"]));
    }

    [Theory]
    [InlineData("""{ "properties": { "a": { "description": "\ud800" } } }""", "SLP1095")]
    [InlineData("{", "SLP1095")]
    [InlineData("", "SLP1087")]
    public void Run_SchemaThatCannotBeWritten_IsRefused(string schema, string expected)
    {
        _folder.Write("plugin.yaml", Yaml);

        Assert.Equal(expected, Assert.Single(Run(schema)).Id);
        Assert.False(Directory.Exists(_folder["config"]));
    }

    [Fact]
    public void Run_AskedToWrite_WritesTheSchemaWhateverElseIsWrong()
    {
        _folder.Write("plugin.yaml", Yaml.Replace("displayName", "displyName", StringComparison.Ordinal));
        _folder.Write("config/a.schema.json", "{}");

        Assert.Equal(["SLP1020", "SLP1021"], Run("""{ "type": "object" }""", write: true).Select(problem => problem.Id).Order());
        Assert.Contains("object", File.ReadAllText(_folder["config/a.schema.json"]));
    }
}
