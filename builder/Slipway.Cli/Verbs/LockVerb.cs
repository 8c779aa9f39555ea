using System.CommandLine;
using Slipway.Builder.Locking;
using Slipway.Builder.Resolution;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway lock M</c>: resolves and writes the lock.</summary>
internal static class LockVerb
{
    public static Command Create(Edge edge)
    {
        var manifest = ManifestArgument.Create();
        var offline = ManifestArgument.Offline();
        var command = new Command("lock", "Resolve a manifest's packages and write the lock beside it") { manifest, offline };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            if (ManifestArgument.Read(run, manifest) is not { } read)
            {
                return;
            }

            var context = run.Context(run.Parsed.GetValue(offline), locked: false, commit: null);
            if (await ServerResolver.ResolveAnewAsync(read, context, token) is not { } resolved)
            {
                return;
            }

            var path = LockFile.PathFor(read);
            var before = LockFile.Read(path, new());
            LockFile.Write(path, resolved.Lock);
            foreach (var line in LockDiff.Of(before, resolved.Lock))
            {
                await run.SayAsync(line);
            }

            await run.AnswerAsync(Path.GetRelativePath(edge.WorkingFolder, path));
        });
        return command;
    }
}
