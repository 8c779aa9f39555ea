using System.Text.RegularExpressions;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>Cake itself, in the version that the add-in is compiled against, with this checkout's add-in as the only package it is offered.</summary>
public sealed partial class CakeCommand : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    /// <summary>The version of Cake that the add-in is compiled against.</summary>
    internal static string Version { get; } = Stated().Match(File.ReadAllText(Repository.PathOf("eng/Cake.props"))).Groups[1].Value;

    public async ValueTask InitializeAsync()
    {
        _ = Packages.Environment;
        var installed = await CommandRunner.RunAsync("dotnet", ["tool", "install", "Cake.Tool", "--version", Version, "--tool-path", _folder.Path]);
        Assert.True(installed.ExitCode == 0, installed.All);
    }

    /// <summary>Runs <c>build.cake</c> of a team.</summary>
    internal Task<CommandResult> RunAsync(Distribution team, params string[] arguments) => CommandRunner.RunAsync(
        _folder["dotnet-cake"],
        ["build.cake", .. arguments],
        team["."],
        new Dictionary<string, string?>
        {
            ["CI"] = null,
            ["NO_COLOR"] = "1",
            ["CAKE_NUGET_SOURCE"] = Packages.Folder,
            // Another checkout packs the same version.
            ["NUGET_PACKAGES"] = _folder["packages"],
            ["PATH"] = $"{Path.GetDirectoryName(SlipwayCommand.Path)}:{Environment.GetEnvironmentVariable("PATH")}",
            ["ACME_PASSPHRASE"] = Passphrase,
        },
        timeout: TimeSpan.FromMinutes(5));

    /// <summary>The passphrase of the team's key, as the script finds it.</summary>
    internal const string Passphrase = "open sesame";

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("<CakeVersion>([^<]+)</CakeVersion>")]
    private static partial Regex Stated();
}
