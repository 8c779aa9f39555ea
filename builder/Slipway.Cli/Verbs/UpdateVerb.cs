using System.CommandLine;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Upkeep;
using Slipway.Cli.Upkeep;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway update M</c>: writes the newest versions that hold together into a manifest, and its lock.</summary>
internal static class UpdateVerb
{
    public static Command Create(Edge edge)
    {
        var newer = new NewerVersions();
        var command = newer.Command("update", "Write the newest versions that fit and are proven to build into a manifest and its lock");
        VerbRun.Bind(command, edge, (run, token) => newer.FindAsync(run, (manifest, bytes, update) => WriteAsync(manifest, bytes, update, token), token));
        return command;
    }

    private static async Task WriteAsync(ServerManifest manifest, byte[] before, ServerUpdate update, CancellationToken token)
    {
        var now = await File.ReadAllBytesAsync(manifest.File, token);
        if (!before.AsSpan().SequenceEqual(now))
        {
            throw new IOException($"{Path.GetFileName(manifest.File)} was changed while newer versions were tried; nothing was written: run this again");
        }

        var file = File.ResolveLinkTarget(manifest.File, returnFinalTarget: true)?.FullName ?? manifest.File;
        await OutputFile.WriteAsync(file, Path.GetFileName(manifest.File), update.Manifest, token);
        LockFile.Write(LockFile.PathFor(manifest), update.Proven!.Generated.Resolved.Lock);
    }
}
