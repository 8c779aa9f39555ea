using System.CommandLine;
using Slipway.Builder.Inspection;
using Slipway.Cli.Origins;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway inspect TARGET</c>: what is inside, without running it.</summary>
internal static class InspectVerb
{
    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "An OCI layout, an archive, a build's output, an application's folder, an assembly, REGISTRY/REPOSITORY:TAG, or the address of a running server" };
        var command = new Command("inspect", "Say what is inside an image, folder, assembly or running server, without running it") { target };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(target);
            IReadOnlyList<InspectedServer>? servers = ServerAnswer.AddressIn(written) is { } address
                ? [await ServerAnswer.AskAsync(address, edge, token)]
                : await StoredAsync(written, run, token);
            if (servers is null)
            {
                return;
            }

            await run.AnswerAsync(run.Json ? InspectionText.Json(servers) : string.Join("\n\n", servers.Select(InspectionText.Plain)));
        });
        return command;
    }

    private static async Task<IReadOnlyList<InspectedServer>?> StoredAsync(string written, VerbRun run, CancellationToken token)
    {
        if (await StoredTarget.FindAsync(written, run, "pulled", token) is not { } found)
        {
            return null;
        }

        var servers = RegistryAccess.Take(run, await ServerInspector.InspectAsync(found.Path, found.Name, Path.Combine(run.WorkFolder, "archive"), token));
        return servers is null or { Length: > 0 } ? servers : throw StoredTarget.Nothing(written, found.Path, "holds no server that Slipway made");
    }
}
