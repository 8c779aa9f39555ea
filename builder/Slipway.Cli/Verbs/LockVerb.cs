using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Builder.Locking;
using Slipway.Builder.Packing;
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

            var context = await run.ContextAsync(run.Parsed.GetValue(offline), locked: false, commit: null, token);
            if (await ServerResolver.ResolveAnewAsync(read, context, token) is not { } resolved)
            {
                return;
            }

            var path = LockFile.PathFor(read);
            var before = LockFile.Read(path, new());
            try
            {
                LockFile.Write(path, resolved.Lock);
            }
            catch (IOException exception)
            {
                run.Diagnostics.Add(PackingRules.Unwritable(path, exception.InnerException ?? exception, "make room, or mend the permissions of the folder"));
                return;
            }

            var changes = LockDiff.Of(before, resolved.Lock).ToList();
            foreach (var line in changes)
            {
                await run.SayAsync(line);
            }

            var written = Path.GetRelativePath(edge.WorkingFolder, path);
            await run.AnswerAsync(run.Json ? Json(written, changes, run) : written);
        });
        return command;
    }

    private static string Json(string written, IEnumerable<string> changes, VerbRun run) => new JsonObject
    {
        ["lock"] = written,
        ["changes"] = new JsonArray([.. changes.Select(change => JsonValue.Create(change.Trim()))]),
        ["diagnostics"] = BuildReport.Diagnostics(run.Diagnostics.Sorted()),
    }.ToJsonString();
}
