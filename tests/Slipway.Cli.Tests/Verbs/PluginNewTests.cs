using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

/// <summary><c>slipway plugin new</c>; that what it writes is the template's, packs and conforms, is seen end to end.</summary>
public sealed class PluginNewTests : CommandTest
{
    [Fact]
    public async Task New_NameAlone_TakesPublisherAndPluginFromIt()
    {
        var run = await RunAsync("plugin", "new", "Acme.Ops.Weather2", "--json");

        Assert.True(run.ExitCode == 0, run.All);
        var answer = JsonNode.Parse(run.Output)!;
        Assert.Equal("Acme.Ops.Weather2/Acme.Ops.Weather2.csproj", (string?)answer["project"]);
        var files = answer["files"]!.AsArray().Select(file => (string)file!).ToArray();
        Assert.Equal(Written("Acme.Ops.Weather2"), files);
        Assert.Contains("Weather2Alerts.cs", files);
        Assert.DoesNotContain("Weather2Logs.cs", files);
        Assert.DoesNotContain(files, file => file.Contains("template", StringComparison.Ordinal));
        Assert.Contains("metadata: { publisher: acme, name: weather2 }", Text("Acme.Ops.Weather2/plugin.yaml"), StringComparison.Ordinal);
        Assert.All(files, file => Assert.DoesNotContain("-slug", Text($"Acme.Ops.Weather2/{file}"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_AnAnswerThatHoldsAPlaceOfTheTemplate_IsTakenAsItIs()
    {
        var run = await RunAsync("plugin", "new", "Example.Ops.plugin-slug", "--publisher", "publisher-slug", "--plugin", "example", "--capability", "log", "-o", "made");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("<Authors>publisher-slug</Authors>", Text("made/Example.Ops.plugin-slug.csproj"), StringComparison.Ordinal);
        Assert.Contains("namespace Example.Ops.plugin_slug;", Text("made/plugin_slugLogs.cs"), StringComparison.Ordinal);
        Assert.Contains("[Plugin(\"publisher-slug\", \"example\")]", Text("made/plugin_slugPlugin.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_TwoCapabilities_DescribesBothAndNoOther()
    {
        var run = await RunAsync("plugin", "new", "Acme.Ops.Weather", "--capability", "metric", "--capability", "team");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.EndsWith("next: slipway run --plugin Acme.Ops.Weather --watch, and slipway plugin pack Acme.Ops.Weather; README.md says the rest\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["    - capability: metric", "    - capability: team"],
            Text("Acme.Ops.Weather/plugin.yaml").Split('\n').Where(line => line.Contains("capability:", StringComparison.Ordinal)));
        Assert.All(Written("Acme.Ops.Weather"), file => Assert.DoesNotMatch("(?m)^(#|<!--#)(if|endif)", Text($"Acme.Ops.Weather/{file}")));
        Assert.Contains("\nlists:\n", Text("Acme.Ops.Weather/conformance/medium.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github", ".github/workflows/plugin.yml")]
    [InlineData("gitlab", ".gitlab-ci.yml")]
    [InlineData("none")]
    public async Task New_PipelineOfASystem_IsThereAlone(string system, params string[] expected)
    {
        var run = await RunAsync("plugin", "new", "Acme.Ops.Weather", "--ci", system);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(expected, Written("Acme.Ops.Weather").Where(file => file.EndsWith(".yml", StringComparison.Ordinal)));
        Assert.Equal(system != "none", Text("Acme.Ops.Weather/README.md").Contains("The pipeline does the same", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.2", "1.2 cannot name a project and its package; write letters")]
    [InlineData("Acme..Weather", "Acme..Weather cannot name a project")]
    [InlineData("../Weather", "../Weather cannot name a project")]
    [InlineData("__._", "\"\" is no name for --publisher; give one with --publisher: 1 to 63")]
    public async Task New_NameThatCannotBeOne_SaysWhatCan(string name, string said)
    {
        var run = await RunAsync("plugin", "new", name);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"slipway: {said}", run.Error, StringComparison.Ordinal);
        Assert.Equal(["feed"], Directory.GetDirectories(Site["."]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task New_CapabilityThatIsNone_NamesThoseThatAre()
    {
        var run = await RunAsync("plugin", "new", "Acme.Ops.Weather", "--capability", "weather");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'orchestration'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_OverFilesThatAreThere_NeedsForce()
    {
        await RunAsync("plugin", "new", "Acme.Ops.Weather");
        Site.Write("Acme.Ops.Weather/plugin.yaml", "mine");

        var refused = await RunAsync("plugin", "new", "Acme.Ops.Weather");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("plugin.yaml", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", Text("Acme.Ops.Weather/plugin.yaml"));

        var forced = await RunAsync("plugin", "new", "Acme.Ops.Weather", "--force");
        Assert.True(forced.ExitCode == 0, forced.All);
        Assert.NotEqual("mine", Text("Acme.Ops.Weather/plugin.yaml"));
    }

    private string Text(string path) => File.ReadAllText(Site[path]);

    private string[] Written(string folder) =>
        [.. Directory.GetFiles(Site[folder], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Site[folder], path)).Order(StringComparer.Ordinal)];
}
