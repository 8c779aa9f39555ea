using System.IO.Compression;

namespace Slipway.Sdk.Tasks.Tests.Packing;

/// <summary>A folder outside of the repository with the packed Slipway.Sdk as its only feed and a package cache of its own.</summary>
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

    /// <summary>The absolute path of something below the folder.</summary>
    public string this[string relative] => _folder[relative];

    /// <summary>Packs Slipway.Sdk, as these tests were built, into the feed.</summary>
    public async ValueTask InitializeAsync()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var packed = await CommandRunner.RunAsync(
            "dotnet", ["pack", Repository.PathOf("server/Slipway.Sdk/Slipway.Sdk.csproj"), "-c", configuration, "--no-build", "-o", _folder["packages"]]);
        Assert.True(packed.ExitCode == 0, packed.All);
    }

    /// <summary>Copies the example plugin into a folder of its own.</summary>
    public void CopyWeather(string name)
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests/Slipway.Sdk.Tasks.Tests/testcases/weather")))
        {
            _folder.Write($"{name}/{Path.GetFileName(file)}", File.ReadAllText(file));
        }
    }

    /// <summary>Writes a text file below the folder.</summary>
    public void Write(string relative, string text) => _folder.Write(relative, text);

    /// <summary>Replaces a text in a file below the folder.</summary>
    public void Edit(string relative, string old, string replacement)
    {
        var text = File.ReadAllText(_folder[relative]);
        Assert.Contains(old, text);
        _folder.Write(relative, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Runs the .NET command in the folder; no compiler server survives it.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments) => CommandRunner.RunAsync(
        "dotnet", [.. arguments, "-p:UseSharedCompilation=false"], _folder.Path, _environment, timeout: TimeSpan.FromMinutes(5));

    /// <summary>Packs a project and returns the path of its package.</summary>
    public async Task<string> PackAsync(string name, string? output = null)
    {
        output ??= $"{name}/out";
        var packed = await DotnetAsync("pack", name, "-c", "Release", "-o", output);
        Assert.True(packed.ExitCode == 0, packed.All);
        return Assert.Single(Directory.GetFiles(_folder[output], "*.nupkg"));
    }

    /// <summary>The names of the files in a package.</summary>
    public static IReadOnlyList<string> Content(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    /// <summary>When the files in a package were changed, as it says.</summary>
    public static IReadOnlyList<DateTimeOffset> Times(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.LastWriteTime)];
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
