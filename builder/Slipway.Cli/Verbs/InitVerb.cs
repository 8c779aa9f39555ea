using System.CommandLine;
using System.Text.Json.Nodes;
using Slipway.Builder.Locking;
using Slipway.Builder.Resolution;
using Slipway.Cli.Distributions;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway init [DIR]</c>: writes the repository of a distribution, which builds at once.</summary>
internal static class InitVerb
{
    public static Command Create(Edge edge)
    {
        var answers = new InitAnswers();
        var noLock = new Option<bool>("--no-lock") { Description = "Ask no feed and write no lock; slipway lock makes it later" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there already" };
        var command = new Command("init", "Write the repository of a distribution: manifest, lock, policy, pipeline, Renovate configuration");
        answers.AddTo(command);
        command.Add(noLock);
        command.Add(force);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var asked = await answers.CollectAsync(run, token);
            var (folder, wantsLock) = (answers.Folder(run), !run.Parsed.GetValue(noLock));
            var files = DistributionFiles.Of(asked);
            var lockFile = asked.Name + ".lock.json";
            FolderChange.RefuseTaken(edge, folder, files.Select(file => file.Path).Append(lockFile), run.Parsed.GetValue(force));

            using var change = new FolderChange(folder);
            await change.AddAsync(files, token);
            var shown = Path.GetRelativePath(edge.WorkingFolder, Path.Combine(folder, asked.ManifestFile));
            var first = await FirstLockAsync(run, shown, wantsLock, token);
            if (run.Diagnostics.HasErrors)
            {
                await run.SayAsync(wantsLock ? "nothing was written: the lock cannot be made; --no-lock leaves it for later" : "nothing was written");
                return;
            }

            IReadOnlyList<NewFile> locks = first is null ? [] : [new NewFile(lockFile, LockFile.Bytes(first))];
            await change.AddAsync(locks, token);
            change.Keep();
            await TellAsync(run, shown, [.. files.Concat(locks).Select(file => file.Path).Order(StringComparer.Ordinal)]);
        });
        return command;
    }

    // Without a lock the manifest is read all the same: what is written has to be sound.
    private static async Task<ServerLock?> FirstLockAsync(VerbRun run, string shown, bool wantsLock, CancellationToken token)
    {
        if (ManifestArgument.Read(run, shown) is not { } manifest || !wantsLock)
        {
            return null;
        }

        await run.SayAsync("asking the feeds for the packages");
        return (await ServerResolver.ResolveAnewAsync(manifest, await run.ContextAsync(offline: false, locked: false, commit: null, token), token))?.Lock;
    }

    private static async Task TellAsync(VerbRun run, string manifest, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            await run.SayAsync($"wrote {file}");
        }

        var folder = Path.GetDirectoryName(manifest)!;
        await run.SayAsync($"next: {(folder.Length == 0 ? "" : $"cd {folder} && ")}git init --initial-branch main && git add . && slipway build {Path.GetFileName(manifest)}; README.md says the rest");
        await run.AnswerAsync(run.Json
            ? new JsonObject { ["manifest"] = manifest, ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]) }.ToJsonString()
            : manifest);
    }
}
