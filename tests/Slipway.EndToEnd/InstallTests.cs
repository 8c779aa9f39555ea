namespace Slipway.EndToEnd;

/// <summary>The command as a tool of .NET, from the folder of packages.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Tool_OfThePackages_IsTheCommandThatWasPublished()
    {
        _ = Packages.Environment;
        MockServerManifest.CopyTo(_folder);
        _folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");

        var installed = await RunAsync("dotnet", "tool", "install", "slipway", "--tool-path", "tools", "--add-source", Packages.Folder);
        var tool = _folder["tools/slipway"];
        var version = await RunAsync(tool, "--version");
        var built = await RunAsync(tool, "build", MockServerManifest.Name, "-o", "by-tool");
        var published = await RunAsync(SlipwayCommand.Path, "build", MockServerManifest.Name, "-o", "by-command");

        Assert.Contains("slipway", installed.Output, StringComparison.Ordinal);
        Assert.Equal((await RunAsync(SlipwayCommand.Path, "--version")).Output, version.Output);
        Assert.Equal(published.Output.Split('@')[1], built.Output.Split('@')[1]);
        // With the index, and compiled for the machine: byte for byte.
        var dll = Assert.Single(Directory.GetFiles(_folder["tools"], "slipway.dll", SearchOption.AllDirectories));
        Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(SlipwayCommand.Path, ".dll")), File.ReadAllBytes(dll));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<CommandResult> RunAsync(string program, params string[] arguments)
    {
        var run = await CommandRunner.RunAsync(
            program, arguments, _folder.Path, new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = _folder["cache"], ["DOTNET_CLI_HOME"] = _folder["home"], ["DOTNET_NOLOGO"] = "1", ["CI"] = null });
        Assert.True(run.ExitCode == 0, run.All);
        return run;
    }
}
