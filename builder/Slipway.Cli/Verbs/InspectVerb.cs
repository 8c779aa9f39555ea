using System.CommandLine;
using Slipway.Builder.Inspection;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway inspect TARGET</c>: what is inside, without running it.</summary>
internal static class InspectVerb
{
    private const int LargestAnswer = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Command Create(Edge edge)
    {
        var target = new Argument<string>("target") { Description = "An OCI layout, an archive, a build's output, an application's folder, an assembly, REGISTRY/REPOSITORY:TAG, or the address of a running server" };
        var command = new Command("inspect", "Say what is inside an image, folder, assembly or running server, without running it") { target };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var written = run.Parsed.GetRequiredValue(target);
            IReadOnlyList<InspectedServer>? servers = Uri.TryCreate(written, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
                ? [await RunningAsync(address, edge, token)]
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
        if (await StoredTarget.FindAsync(written, run, "pulled", token) is not { } path)
        {
            return null;
        }

        var servers = RegistryAccess.Take(run, await ServerInspector.InspectAsync(path, Path.Combine(run.WorkFolder, "archive"), token));
        return servers is null or { Length: > 0 } ? servers : throw StoredTarget.Nothing(written, path, "holds no server that Slipway made");
    }

    private static async Task<InspectedServer> RunningAsync(Uri address, Edge edge, CancellationToken token)
    {
        using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };
        return await RunningServer.InspectAsync(address, edge.Variable("OPSORCH_BEARER_TOKEN"), client, token);
    }
}
