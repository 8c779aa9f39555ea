using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Slipway.Builder.Caching;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway cache</c>: where it is, how big it is, and making it smaller.</summary>
internal static class CacheVerb
{
    private const int BytesAMebibyte = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create(Edge edge)
    {
        var command = new Command("cache", "Show or shrink what is kept between builds") { PathCommand(edge), Size(edge), Prune(edge) };
        VerbRun.Bind(command, edge, async (run, _) =>
        {
            var cache = Open(edge);
            await run.AnswerAsync(run.Json ? Json(cache) : $"{cache.Folder}\n{Plain(cache)}");
        });
        return command;
    }

    private static Command PathCommand(Edge edge)
    {
        var command = new Command("path", "Print its folder");
        VerbRun.Bind(command, edge, (run, _) => run.AnswerAsync(edge.CacheFolder()));
        return command;
    }

    private static Command Size(Edge edge)
    {
        var command = new Command("size", "Print how much it holds");
        VerbRun.Bind(command, edge, (run, _) => run.AnswerAsync(run.Json ? Json(Open(edge)) : Plain(Open(edge))));
        return command;
    }

    private static Command Prune(Edge edge)
    {
        var keep = new Option<int>("--keep")
        {
            HelpName = "MiB",
            Description = "How many MiB of it may stay; 0 unless said otherwise",
            CustomParser = result =>
            {
                if (!int.TryParse(result.Tokens.SingleOrDefault()?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes))
                {
                    result.AddError($"--keep {result.Tokens.SingleOrDefault()?.Value} is no number of MiB; it is a whole number, 0 or more");
                }

                return mebibytes;
            },
        };
        var command = new Command("prune", "Remove what was kept longest; waits for builds that run") { keep };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var cache = Open(edge);
            using var alone = await AloneAsync(run, cache.Folder, token);
            if (alone is null)
            {
                await edge.Error.WriteLineAsync($"slipway: {cache.Folder} is in use; prune it when the builds that use it have ended");
                run.Result = ExitCode.Failure;
                return;
            }

            var before = All(cache.Measure());
            cache.Prune((long)run.Parsed.GetValue(keep) * BytesAMebibyte);
            var left = All(cache.Measure());
            await run.SayAsync(string.Create(CultureInfo.InvariantCulture,
                $"removed {before.Count - left.Count} of {before.Count} things, {Mebibytes(before.Bytes - left.Bytes):0.0} MiB; builds make anew what they need"));
            await run.AnswerAsync(run.Json ? Json(cache) : Plain(cache));
        });
        return command;
    }

    private static BuildCache Open(Edge edge) =>
        edge.CacheFolder() is var folder && File.Exists(folder) ? throw new IOException($"'{folder}' is a file") : new(folder);

    private static async Task<CacheHold?> AloneAsync(VerbRun run, string folder, CancellationToken token)
    {
        if (await CacheHold.AloneAsync(folder, TimeSpan.Zero, run.Edge.Clock, token) is { } free)
        {
            return free;
        }

        await run.SayAsync($"waits for the builds that use {folder}");
        return await CacheHold.AloneAsync(folder, Patience, run.Edge.Clock, token);
    }

    private static string Plain(BuildCache cache)
    {
        var parts = cache.Measure();
        var width = parts.Max(part => part.Name.Length);
        return string.Join('\n', parts.Append(All(parts))
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name.PadRight(width)} {part.Count,6} {Mebibytes(part.Bytes),9:0.0} MiB")));
    }

    private static CachePart All(IReadOnlyList<CachePart> parts) => new("all", parts.Sum(part => part.Count), parts.Sum(part => part.Bytes));

    private static double Mebibytes(long bytes) => (double)bytes / BytesAMebibyte;

    private static string Json(BuildCache cache) => new JsonObject
    {
        ["path"] = cache.Folder,
        ["parts"] = new JsonArray([.. cache.Measure().Select(part => new JsonObject { ["name"] = part.Name, ["count"] = part.Count, ["bytes"] = part.Bytes })]),
    }.ToJsonString();
}
