using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Running;

/// <summary>Builds a server and runs it; when watching, again and again, and what does not build leaves the server of before running.</summary>
internal sealed class RunLoop(VerbRun run, IRunSource source)
{
    // Requests under way may end before the next server starts; whoever presses Ctrl-C does not wait for them.
    private static readonly TimeSpan RestartGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(600);

    private LocalServer? _server;
    private int _rounds;

    /// <summary>Builds and runs the server until it ends.</summary>
    public async Task OnceAsync(bool offline, bool locked, CancellationToken token)
    {
        using var watcher = new ChangeWatcher();
        if (await BuildAsync(watcher, offline, locked, token) is not { } built)
        {
            return;
        }

        try
        {
            await run.TellDiagnosticsAsync();
            run.Forget();
            _server = Start(built);
            await _server.WaitAsync(token);
            run.Result = _server.ExitCode == 0 ? ExitCode.Done : ExitCode.Failure;
        }
        finally
        {
            await StopAsync(StopGrace);
        }
    }

    /// <summary>Builds and runs the server, and does so anew whenever something changed, until it is cancelled.</summary>
    public async Task WatchAsync(bool offline, bool locked, CancellationToken token)
    {
        try
        {
            while (true)
            {
                using var watcher = new ChangeWatcher();
                var built = await TryBuildAsync(watcher, offline, locked, token);
                await run.TellDiagnosticsAsync();
                run.Forget();
                await ReplaceAsync(built);
                await WaitAsync(watcher, token);
                await run.SayAsync("something changed; building anew");
            }
        }
        finally
        {
            await StopAsync(StopGrace);
        }
    }

    private async Task ReplaceAsync(Built? built)
    {
        if (built is not null)
        {
            await StopAsync(RestartGrace);
            _server = Start(built);
            // Watching may go on for days; a round leaves a whole application.
            RemoveRoundsBut(built.WorkFolder);
            source.Started();
        }
        else
        {
            await run.SayAsync(_server is { HasEnded: false } ? "the server of before keeps running; waiting for a change" : "waiting for a change");
        }
    }

    private async Task WaitAsync(ChangeWatcher watcher, CancellationToken token)
    {
        if (_server is { HasEnded: false } server)
        {
            await Task.WhenAny(watcher.Changed, server.WaitAsync(token));
            token.ThrowIfCancellationRequested();
            if (server.HasEnded)
            {
                await run.SayAsync($"the server ended with exit code {server.ExitCode}; waiting for a change");
            }
        }

        await watcher.Changed.WaitAsync(token);
    }

    private async Task<Built?> TryBuildAsync(ChangeWatcher watcher, bool offline, bool locked, CancellationToken token)
    {
        try
        {
            return await BuildAsync(watcher, offline, locked, token);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that is being replaced, perhaps; its last change brings the next round.
            await run.Edge.Error.WriteLineAsync($"slipway: {exception.Message}");
            return null;
        }
    }

    private async Task<Built?> BuildAsync(ChangeWatcher watcher, bool offline, bool locked, CancellationToken token)
    {
        var work = Directory.CreateDirectory(Path.Combine(run.WorkFolder, $"round{_rounds++}")).FullName;
        var context = await run.ContextAsync(offline, locked, commit: null, token) with { WorkFolder = work };
        var manifest = await source.PrepareAsync(new VerbRound(context, watcher), token);
        var outcome = manifest is null ? new BuildOutcome() : await VerbRun.PipelineAsync(manifest, BuildStage.Compile, context, token);
        if (outcome.Compiled is not { } compiled)
        {
            return null;
        }

        var folder = Path.Combine(work, "app");
        ApplicationFolder.Write(compiled, folder);
        // The server may run for days, and needs nothing of the cache.
        run.LetGoOfCache();
        return new Built(work, compiled.Generated.Resolved.Manifest, Path.Combine(folder, compiled.Generated.AssemblyName + ".dll"));
    }

    private void RemoveRoundsBut(string current)
    {
        foreach (var round in Directory.GetDirectories(run.WorkFolder).Where(folder => folder != current))
        {
            Directory.Delete(round, recursive: true);
        }
    }

    private LocalServer Start(Built built) => LocalServer.Start(run.Edge, built.Manifest, built.Assembly);

    private async Task StopAsync(TimeSpan grace)
    {
        if (_server is { } server)
        {
            await server.StopAsync(grace);
            server.Dispose();
            _server = null;
        }
    }

    private sealed record Built(string WorkFolder, ServerManifest Manifest, string Assembly);
}
