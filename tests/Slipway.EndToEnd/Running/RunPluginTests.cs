using Slipway.EndToEnd.Documents;

namespace Slipway.EndToEnd.Running;

/// <summary>The plugin of docs/writing-a-plugin.md, run by its author without a manifest.</summary>
public sealed class RunPluginTests : IDisposable
{
    private const string Project = "Acme.Ops.Weather";
    private static readonly Dictionary<string, string?> Weather = new()
    {
        ["OPSORCH_ALERT_PROVIDER"] = "weather",
        ["OPSORCH_ALERT_CONFIG"] = """{"region":"north"}""",
    };

    private readonly TempFolder _folder = new();

    public RunPluginTests()
    {
        foreach (var block in Page.Read("docs/writing-a-plugin.md").Blocks.Where(block => block.File?.StartsWith(Project + "/", StringComparison.Ordinal) == true))
        {
            _folder.Write(block.File!, block.Text);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Watch_SourceChangedBrokenAndMended_ServesWhatLastBuilt()
    {
        WriteFeeds();
        WriteTests();
        var source = await File.ReadAllTextAsync(_folder[$"{Project}/WeatherAlerts.cs"], TestContext.Current.CancellationToken);
        using var run = new RunCommand(_folder, Weather, "--plugin", Project, "--watch");
        var plugins = await run.WaitForAnswerAsync("/plugins", _ => true);
        Assert.Equal(3, plugins.GetProperty("plugins")[0].GetProperty("tier").GetInt32());
        Assert.Equal("storm in north", await TitleAsync(run));
        Assert.True(File.Exists(_folder[$"{Project}/config/weather.schema.json"]));
        Assert.DoesNotContain("something changed", run.Said, StringComparison.Ordinal);

        Write("#warning Almost done.\n" + source.Replace("Warning(\"storm\", \"critical\"), Warning", "Warning(\"gale\", \"critical\"), Warning", StringComparison.Ordinal));
        await run.WaitForAnswerAsync("/alerts/query", alerts => alerts[0].GetProperty("title").GetString() == "gale in north");
        Assert.Contains("WeatherAlerts.cs(1,10): warning CS1030: ", run.Said, StringComparison.Ordinal);

        Write(source.Replace("using Slipway.Sdk.Alerts;", "using Slipway.Nowhere;", StringComparison.Ordinal));
        await run.WaitForTextAsync("the server of before keeps running");
        Assert.Contains("WeatherAlerts.cs(1,", run.Said, StringComparison.Ordinal);
        Assert.Contains("error SLP2303: Acme.Ops.Weather.csproj does not pack", run.Said, StringComparison.Ordinal);
        Assert.Equal("gale in north", await TitleAsync(run));

        _folder.Write($"{Project}/tests/Tests.cs", "namespace Acme.Ops.Weather.Tests; // Changed.");
        Write(source);
        await run.WaitForAnswerAsync("/alerts/query", alerts => alerts[0].GetProperty("title").GetString() == "storm in north");
        Assert.Equal(1, Packings(run));

        // What the assembly says of itself is for packing to compare with plugin.yaml; a new file is for MSBuild to find.
        Write(source.Replace("(\"weather\", Filters = [\"severities\"])", "(\"weather\")", StringComparison.Ordinal));
        await run.WaitForTextAsync("plugin.yaml(20,");
        Assert.Equal(2, Packings(run));
        _folder.Write($"{Project}/Winds.cs", "namespace Acme.Ops.Weather;\n\ninternal static class Winds\n{\n    public const string Strong = \"hurricane\";\n}\n");
        Write(source.Replace("Warning(\"storm\", \"critical\"), Warning", "Warning(Winds.Strong, \"critical\"), Warning", StringComparison.Ordinal));
        await run.WaitForAnswerAsync("/alerts/query", alerts => alerts[0].GetProperty("title").GetString() == "hurricane in north");
        Assert.InRange(Packings(run), 3, 4);

        var exitCode = await run.InterruptAsync();
        Assert.Equal(130, exitCode);
        Assert.Empty(run.Processes());
    }

    [Fact]
    public async Task Run_FeedOfTheCommandLine_ServesThePlugin_AndCtrlCWhilePackingLeavesNothing()
    {
        _folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        _ = Packages.Environment;
        using (var run = new RunCommand(_folder, Weather, "--plugin", Project, "--feed", Packages.Folder))
        {
            await run.WaitForAnswerAsync("/alerts/query", alerts => alerts[0].GetProperty("title").GetString() == "storm in north");
        }

        using var broken = new RunCommand(_folder, Weather, "--plugin", Project, "--feed", Packages.Folder);
        await broken.WaitForTextAsync("dotnet pack Acme.Ops.Weather.csproj");
        var exitCode = await broken.InterruptAsync();

        Assert.Equal(130, exitCode);
        Assert.Empty(broken.Processes());
    }

    [Fact]
    public async Task Run_WithoutAnSdk_SaysWhatToInstall()
    {
        WriteFeeds();
        var real = Path.GetDirectoryName(new FileInfo(Tool.Require("dotnet", "dotnet-sdk-10.0")).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Tool.Find("dotnet"))!;
        Directory.CreateDirectory(_folder["dotnet"]);
        foreach (var part in Directory.GetFileSystemEntries(real).Where(part => Path.GetFileName(part) != "sdk"))
        {
            File.CreateSymbolicLink(_folder[$"dotnet/{Path.GetFileName(part)}"], part);
        }

        var result = await SlipwayCommand.RunAsync(_folder.Path, new Dictionary<string, string?> { ["DOTNET_ROOT"] = _folder["dotnet"] }, "run", "--plugin", Project);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains($"error SLP2304: the .NET installation {_folder["dotnet"]} has no SDK", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "SLP2301: there is no folder nowhere")]
    [InlineData("empty", "SLP2301: empty holds no .csproj")]
    [InlineData("several", "SLP2301: several holds several projects: A.csproj, B.csproj")]
    [InlineData("bare", "SLP2302: bare holds A.csproj and no plugin.yaml")]
    public async Task Run_FolderThatIsNoPlugin_SaysWhy(string folder, string expected)
    {
        Directory.CreateDirectory(_folder["empty"]);
        _folder.Write("several/A.csproj", "<Project />");
        _folder.Write("several/B.csproj", "<Project />");
        _folder.Write("bare/A.csproj", "<Project />");

        var result = await SlipwayCommand.RunAsync(_folder.Path, environment: null, "run", "--plugin", folder);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains($"error {expected}\n", result.Error, StringComparison.Ordinal);
    }

    private static int Packings(RunCommand run) => run.Said.Split("dotnet pack ").Length - 1;

    private static async Task<string?> TitleAsync(RunCommand run) => (await run.AskAsync("/alerts/query"))[0].GetProperty("title").GetString();

    private void Write(string source) => _folder.Write($"{Project}/WeatherAlerts.cs", source);

    // As the template has them: below the plugin's folder, and no part of it.
    private void WriteTests()
    {
        _folder.Write($"{Project}/Directory.Build.targets", """<Project><ItemGroup><Compile Remove="tests/**" /></ItemGroup></Project>""");
        _folder.Write($"{Project}/tests/Acme.Ops.Weather.Tests.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        _folder.Write($"{Project}/tests/Tests.cs", "namespace Acme.Ops.Weather.Tests;");
    }

    private void WriteFeeds() => _folder.Write(
        "nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Environment["PACKAGES"]}" /></packageSources></configuration>""");
}
