using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Running;

/// <summary>Where the server that is run comes from.</summary>
internal interface IRunSource
{
    /// <summary>The manifest of a round, ready to be built in the context; null when a diagnostic of severity error was added. What it depends on is watched.</summary>
    Task<ServerManifest?> PrepareAsync(VerbRound round, CancellationToken token);

    /// <summary>Tells that the server of a round was started: the time to prepare for the next.</summary>
    void Started()
    {
    }
}

/// <summary>One turn of building and running.</summary>
/// <param name="Context">The build's context; its work folder is the round's own.</param>
/// <param name="Watcher">Watches what the turn depends on.</param>
internal sealed record VerbRound(BuildContext Context, ChangeWatcher Watcher);
