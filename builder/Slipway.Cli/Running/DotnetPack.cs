using System.Diagnostics;
using Slipway.Builder.Projects;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Running;

/// <summary>Packs a plugin's project with the .NET SDK. Here and in <see cref="PackedBefore"/> alone Slipway runs a build of somebody's own.</summary>
internal static class DotnetPack
{
    private static readonly TimeSpan Passing = TimeSpan.FromMilliseconds(500);

    /// <summary>Packs into a folder; false when a diagnostic of severity error was added.</summary>
    public static async Task<bool> RunAsync(VerbRun run, PluginProject project, PackOrder order, CancellationToken token)
    {
        var root = run.Edge.DotnetRoot();
        var dotnet = Path.Combine(root, "dotnet");
        if (!File.Exists(dotnet) || !Directory.Exists(Path.Combine(root, "sdk")))
        {
            run.Diagnostics.Add(ProjectRules.NoSdk.At(null, $"the .NET installation {root} has no SDK", "install the .NET 10 SDK, or name one with DOTNET_ROOT"));
            return false;
        }

        await run.SayAsync($"dotnet pack {Path.GetFileName(project.File)}");
        using var pack = Process.Start(StartOf(dotnet, project, order)) ?? throw new IOException($"{dotnet} did not start.");
        var output = Task.WhenAll(pack.StandardOutput.ReadToEndAsync(CancellationToken.None), pack.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await pack.WaitForExitAsync(token);
            var said = string.Concat(await output).Trim();
            if (pack.ExitCode == 0)
            {
                // Warnings, at this verbosity.
                await (said.Length > 0 ? run.SayAsync(said) : Task.CompletedTask);
                return true;
            }

            await run.Edge.Error.WriteLineAsync(said);
            run.Diagnostics.Add(ProjectRules.NotPacked.At(null, $"{Path.GetFileName(project.File)} does not pack", "mend what dotnet says above"));
            return false;
        }
        catch (OperationCanceledException)
        {
            pack.Kill(entireProcessTree: true);
            // Its output ends when the last of its processes is gone.
            await Task.WhenAny(output, Task.Delay(Passing, CancellationToken.None));
            throw;
        }
    }

    // Neither build nodes nor a compiler server may outlive the command.
    private static ProcessStartInfo StartOf(string dotnet, PluginProject project, PackOrder order)
    {
        var start = new ProcessStartInfo(
            dotnet,
            [
                "pack", project.File, "--configuration", "Release", "--output", order.Packages, "--nologo", "--verbosity", "quiet",
                "-nodeReuse:false", "-consoleLoggerParameters:NoSummary", "-property:UseSharedCompilation=false",
            ])
        {
            WorkingDirectory = project.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (order.Feeds.Count > 0)
        {
            start.ArgumentList.Add($"-property:RestoreAdditionalProjectSources={string.Join("%3B", order.Feeds)}");
        }

        if (order.Record is { } record)
        {
            start.ArgumentList.Add($"-property:CustomAfterMicrosoftCommonTargets={record.Targets}");
        }

        if (order.IsRestored)
        {
            start.ArgumentList.Add("--no-restore");
        }

        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
