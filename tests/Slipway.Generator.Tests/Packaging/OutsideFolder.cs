namespace Slipway.Generator.Tests.Packaging;

/// <summary>
/// A folder outside of the repository with Slipway.Sdk as its only feed and a package cache of its own, so that nothing of
/// this checkout or of an earlier run can help.
/// </summary>
public sealed class OutsideFolder : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _environment;

    /// <summary>An empty folder; its feed is filled before the first test.</summary>
    public OutsideFolder()
    {
        _folder.Write("nuget.config", """<configuration><packageSources><clear /><add key="local" value="packages" /></packageSources></configuration>""");
        _environment = new Dictionary<string, string?>
        {
            ["NUGET_PACKAGES"] = _folder["cache"],
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["CI"] = null,
        };
    }

    /// <summary>Writes a text file below the folder.</summary>
    public void Write(string relative, string text) => _folder.Write(relative, text);

    /// <summary>Fills the feed.</summary>
    public async ValueTask InitializeAsync() => await PackSdkAsync("packages");

    /// <summary>The text of a file below the folder.</summary>
    public string Read(string relative) => File.ReadAllText(_folder[relative]);

    /// <summary>Packs Slipway.Sdk, as these tests were built, into a folder below this one; returns the package's bytes.</summary>
    public async Task<byte[]> PackSdkAsync(string relative)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var packed = await CommandRunner.RunAsync(
            "dotnet", ["pack", Repository.PathOf("server/Slipway.Sdk/Slipway.Sdk.csproj"), "-c", configuration, "--no-build", "-o", _folder[relative]]);
        Assert.True(packed.ExitCode == 0, packed.All);
        return await File.ReadAllBytesAsync(Directory.GetFiles(_folder[relative], "Slipway.Sdk.*.nupkg").Single());
    }

    /// <summary>Runs the .NET command in the folder; no compiler server survives it.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments) => CommandRunner.RunAsync(
        "dotnet", [.. arguments, "-p:UseSharedCompilation=false"], _folder.Path, _environment, timeout: TimeSpan.FromMinutes(5));

    /// <summary>Runs a program that was built in the folder.</summary>
    public Task<CommandResult> RunAsync(string relative) => CommandRunner.RunAsync("dotnet", [_folder[relative]], _folder.Path, _environment);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
