using System.CommandLine;
using System.Diagnostics;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway run M</c>: builds the server and runs it here, without an image.</summary>
internal static class RunVerb
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static Command Create(Edge edge)
    {
        var manifest = ManifestArgument.Create();
        var watch = new Option<bool>("--watch") { Description = "Build and start anew when the manifest or a local package changes" };
        var offline = ManifestArgument.Offline();
        var locked = ManifestArgument.Locked();
        var command = new Command("run", "Build the server of a manifest and run it here") { manifest, watch, offline, locked };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            for (var round = 0; ; round++)
            {
                run.Forget();
                using var change = CancellationTokenSource.CreateLinkedTokenSource(token);
                var read = ManifestArgument.Read(run, manifest);
                using var watcher = run.Parsed.GetValue(watch) ? new ManifestWatcher(edge.PathOf(run.Parsed.GetRequiredValue(manifest)), read, change) : null;
                var context = run.Context(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), commit: null);
                var outcome = read is null ? new BuildOutcome() : await ServerPipeline.RunAsync(read, BuildStage.Compile, context, token);
                if (watcher is null && outcome.Compiled is null)
                {
                    return;
                }

                await ServeAsync(run, outcome, Path.Combine(run.WorkFolder, $"app{round}"), change.Token);
                token.ThrowIfCancellationRequested();
                if (watcher is null)
                {
                    return;
                }

                await run.SayAsync("something changed; building anew");
            }
        });
        return command;
    }

    private static async Task ServeAsync(VerbRun run, BuildOutcome outcome, string folder, CancellationToken token)
    {
        if (outcome.Compiled is not { } compiled)
        {
            await run.TellDiagnosticsAsync();
            run.Forget();
            await Task.Delay(Timeout.Infinite, token).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        ApplicationFolder.Write(compiled, folder);
        using var server = Start(run.Edge, compiled.Generated.Resolved.Manifest, Path.Combine(folder, compiled.Generated.AssemblyName + ".dll"));
        try
        {
            await server.WaitForExitAsync(token);
            run.Result = server.ExitCode == 0 ? ExitCode.Done : ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await StopAsync(server);
        }
    }

    private static Process Start(Edge edge, ServerManifest manifest, string assembly)
    {
        var start = new ProcessStartInfo(Path.Combine(edge.DotnetRoot(), "dotnet"), [assembly]) { WorkingDirectory = edge.WorkingFolder, UseShellExecute = false };
        foreach (var (name, value) in manifest.Image.Env)
        {
            // What is set here wins over what the image would set, as with a container.
            start.Environment[name] = edge.Variable(name) ?? value;
        }

        return Process.Start(start) ?? throw new IOException("The server did not start.");
    }

    private static async Task StopAsync(Process server)
    {
        using var limit = new CancellationTokenSource(Grace);
        try
        {
            // A terminal's Ctrl-C reaches the server by itself; otherwise it is asked by signal.
            using var kill = Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await server.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            server.Kill(entireProcessTree: true);
        }
    }
}
