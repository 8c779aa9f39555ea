namespace Slipway.EndToEnd.Running;

public sealed class RunningServerTests
{
    [Fact]
    public async Task Run_TheMockServer_AnswersWithThePluginsOfItsManifest()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        using var run = new RunCommand(folder, new Dictionary<string, string?>(), MockServerManifest.Name);

        var plugins = await run.WaitForAnswerAsync("/plugins", _ => true);
        var incidents = await run.AskAsync("/incidents/query");

        var plugin = Assert.Single(plugins.GetProperty("plugins").EnumerateArray());
        Assert.Equal("mock", plugin.GetProperty("name").GetString());
        Assert.Equal("Slipway.Plugins.Mock", plugin.GetProperty("package").GetProperty("id").GetString());
        Assert.Equal(1, plugin.GetProperty("tier").GetInt32());
        Assert.NotEqual(0, incidents.GetArrayLength());
    }

    [Fact]
    public async Task Run_Interrupted_EndsAndLeavesNoProcess()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        using var run = new RunCommand(folder, new Dictionary<string, string?>(), MockServerManifest.Name);
        await run.WaitForAnswerAsync("/plugins", _ => true);
        Assert.Equal(RunCommand.ProcessesOfAServer, run.Processes().Count);

        var exitCode = await run.InterruptAsync();

        Assert.Equal(130, exitCode);
        Assert.Empty(run.Processes());
    }

    [Fact]
    public async Task Run_Killed_LeavesNoServer()
    {
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        using var run = new RunCommand(folder, new Dictionary<string, string?>(), MockServerManifest.Name);
        await run.WaitForAnswerAsync("/plugins", _ => true);

        await run.KillAsync();

        Assert.Empty(run.Processes());
    }

    [Theory]
    [InlineData]
    [InlineData("server.yaml", "--plugin", ".")]
    [InlineData("server.yaml", "--feed", "packages")]
    [InlineData("--plugin", ".", "--locked")]
    public async Task Run_WhatDoesNotGoTogether_IsAWrongCommandLine(params string[] arguments)
    {
        using var folder = new TempFolder();

        var result = await SlipwayCommand.RunAsync(folder.Path, environment: null, ["run", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--plugin", result.Error, StringComparison.Ordinal);
    }
}
