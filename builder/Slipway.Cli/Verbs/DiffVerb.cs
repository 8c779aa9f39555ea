using System.CommandLine;
using Slipway.Builder.Comparison;
using Slipway.Builder.Inspection;
using Slipway.Builder.Locking;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway diff A B</c>: what differs between two images or locks, without running them.</summary>
internal static class DiffVerb
{
    public static Command Create(Edge edge)
    {
        var before = new Argument<string>("before") { Description = "An OCI layout, an archive, a build's output, REGISTRY/REPOSITORY:TAG, or a lock" };
        var after = new Argument<string>("after") { Description = "What it is compared with" };
        var command = new Command("diff", "Say what differs between two images or locks") { before, after };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var left = await ReadAsync(run, run.Parsed.GetRequiredValue(before), "before", token);
            var right = await ReadAsync(run, run.Parsed.GetRequiredValue(after), "after", token);
            if (left is null || right is null)
            {
                return;
            }

            var differences = ServerDiff.Of(left, right);
            await run.AnswerAsync(
                run.Json ? DifferenceText.Json(differences)
                : differences.Count == 0 ? "nothing differs"
                : string.Join('\n', differences));
        });
        return command;
    }

    // Null when a diagnostic was added.
    private static async Task<ServerContents?> ReadAsync(VerbRun run, string written, string side, CancellationToken token)
    {
        if (await StoredTarget.FindAsync(written, run, $"pulled-{side}", token) is not { } found)
        {
            return null;
        }

        if (found.Path.EndsWith(".json", StringComparison.Ordinal) && File.Exists(found.Path))
        {
            return LockFile.Read(found.Path, run.Diagnostics) is { } value ? LockContents.Of(value) : null;
        }

        var images = RegistryAccess.Take(run, await StoredImages.ReadAsync(found.Path, found.Name, Path.Combine(run.WorkFolder, side), token));
        return images is null ? null
            : images.Length == 0 ? throw StoredTarget.Nothing(written, found.Path, "holds no image and is no lock")
            : await ImageContents.OfAsync(images, token);
    }
}
